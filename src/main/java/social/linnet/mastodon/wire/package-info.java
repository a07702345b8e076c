/// How requests come in and answers go out: bounded bodies in three syntaxes as one [Params] tree, answers as bytes,
/// errors as JSON.
@NullMarked
package social.linnet.mastodon.wire;

import org.jspecify.annotations.NullMarked;
