/// What an operator can set, in one documented record. Floor 0, like `event`: every module may read it.
@NullMarked
@ApplicationModule(displayName = "settings", allowedDependencies = {})
package social.linnet.settings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
