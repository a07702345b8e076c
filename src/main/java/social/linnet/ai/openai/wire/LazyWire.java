package social.linnet.ai.openai.wire;

import org.jspecify.annotations.Nullable;

/// The wire to one server, made at the first call: it loads the vendor's SDK, which takes about two seconds.
public final class LazyWire {

    private final Server server;
    private final Limits limits;
    private @Nullable Wire wire;

    public LazyWire(Server server, Limits limits) {
        this.server = server;
        this.limits = limits;
    }

    public synchronized Wire get() {
        Wire made = wire;
        if (made == null) {
            made = new Wire(server, limits);
            wire = made;
        }
        return made;
    }
}
