package social.linnet.web;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import social.linnet.account.Setup;
import social.linnet.settings.House;
import social.linnet.settings.Settings;

/// The last lines on the console: where to open the site, and how to become its first administrator.
@Component
class Welcome {

    private static final Logger LOG = LoggerFactory.getLogger(Welcome.class);

    private final House house;
    private final Settings settings;
    private final Setup setup;

    Welcome(House house, Settings settings, Setup setup) {
        this.house = house;
        this.settings = settings;
        this.setup = setup;
    }

    @EventListener
    @Order(Ordered.LOWEST_PRECEDENCE)
    void ready(ApplicationReadyEvent event) {
        setup.token().ifPresent(token -> LOG.info("No administrator yet. This link makes one, once: {}/setup?token={}",
                settings.origin(), token));
        LOG.info("{} is ready: open {}", house.name(), settings.origin());
    }
}
