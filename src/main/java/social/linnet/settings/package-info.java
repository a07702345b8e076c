/// What an operator can set, in one documented record, and what administrators choose over it on the site. Floor 0, like
/// `event`: every module may read it.
///
/// Tables: schema `settings`.
@NullMarked
@ApplicationModule(displayName = "settings", allowedDependencies = {"cache"})
package social.linnet.settings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
