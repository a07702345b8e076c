/// The rules: one class for each reason to leave something out of a page, and [social.linnet.page.rule.Rules], which
/// asks them in order. They read nothing themselves; what they need is fetched once for the whole page ([Lens]).
@NullMarked
package social.linnet.page.rule;

import org.jspecify.annotations.NullMarked;
