package social.linnet.instance;

import java.util.List;

/// Says which addresses the API has. The door that has them implements it, so that another can show them.
@FunctionalInterface
public interface ApiCatalogue {

    /// All of them, in reading order.
    List<ApiRoute> routes();
}
