package social.linnet.consent;

import java.util.ArrayList;
import java.util.List;

/// What one person lets be used, told without epochs: each thing is free or is not, and what somebody says goes over them all.
final class PlainModel {

    private final List<Boolean> free = new ArrayList<>();
    private boolean agrees;

    void make() {
        free.add(agrees);
    }

    void say(Choice choice) {
        agrees = choice != Choice.NO;
        if (choice != Choice.FROM_NOW) {
            free.replaceAll(_ -> agrees);
        }
    }

    List<Boolean> free() {
        return List.copyOf(free);
    }
}
