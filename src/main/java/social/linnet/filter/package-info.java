/// What people do not want to read: words and posts, where that holds, and what happens to what fits. Matched at reading
/// time, by whoever shows posts; nobody else knows of it.
///
/// Tables: `filter.filter`, `filter.keyword`, `filter.single`.
///
/// Invariants: matching takes time in proportion to the text and to what fits, whatever the words are; an expired filter
/// matches nothing; a filter is its owner's, and to others does not exist.
@NullMarked
@ApplicationModule(displayName = "filter", allowedDependencies = {"cache", "event", "archive", "log", "settings", "account"})
package social.linnet.filter;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
