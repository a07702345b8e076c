package social.linnet.fetch;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

import javax.net.ssl.SSLContext;

/// The network as the fetcher knows it: who answers for names, where one may connect, whom one believes. Tests give it
/// another one by the constructor; no setting does.
///
/// @param names   from host and port to addresses; asked once for a call, and the answer is what is judged and used
/// @param allowed where one may connect
/// @param trust   whose certificates are believed
record Network(Names names, Predicate<InetSocketAddress> allowed, SSLContext trust) {

    /// Who answers for names.
    interface Names {
        List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException;
    }

    /// The one outside.
    static Network real() {
        try {
            return new Network(Network::resolve, address -> Reach.isPublic(address.getAddress()),
                    SSLContext.getDefault());
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private static List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
        return Arrays.stream(InetAddress.getAllByName(host)).map(address -> new InetSocketAddress(address, port))
                .toList();
    }
}
