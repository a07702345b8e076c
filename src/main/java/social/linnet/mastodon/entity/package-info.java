/// What clients are shown: records whose components are Mastodon's fields in snake case, all present, and the writer
/// that puts statuses together from bytes.
@NullMarked
package social.linnet.mastodon.entity;

import org.jspecify.annotations.NullMarked;
