/// Linnet: a social network in one program. Here is what starts it; each package below is a module, whose `package-info` says
/// what it is for, which tables are its own, what always holds, and what it may use.
///
/// Invariants: nothing but the start lies in this package, and no module uses it.
@NullMarked
package social.linnet;

import org.jspecify.annotations.NullMarked;
