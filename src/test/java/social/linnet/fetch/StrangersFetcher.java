package social.linnet.fetch;

import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

import social.linnet.settings.Settings;
import social.linnet.testing.Strangers;

/// The fetcher of tests: it knows the names of [Strangers], connects to their servers, and to nothing else.
@TestConfiguration(proxyBeanMethods = false)
public class StrangersFetcher {

    @Bean
    @Primary
    Fetcher fetcherOfStrangers(Settings settings, Strangers strangers) {
        return of(settings, strangers);
    }

    static Fetcher of(Settings settings, Strangers strangers) {
        return new Fetcher(settings, new Network((host, port) -> List.of(known(strangers, host, port)),
                strangers::owns, strangers.trust()));
    }

    static InetSocketAddress known(Strangers strangers, String host, int port) throws UnknownHostException {
        InetSocketAddress address = strangers.lookUp(host, port);
        if (address == null) {
            throw new UnknownHostException(host);
        }
        return address;
    }
}
