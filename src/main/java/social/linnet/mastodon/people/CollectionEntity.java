package social.linnet.mastodon.people;

import java.util.List;

import org.jspecify.annotations.Nullable;

import social.linnet.graph.Showcase;
import social.linnet.mastodon.entity.Addresses;
import social.linnet.mastodon.entity.Times;

/// Mastodon's Collection, of 4.6.
///
/// @param accountId whose it is
/// @param itemCount how many it shows this viewer
record CollectionEntity(String id, String accountId, String uri, String url, String name, String description,
                        @Nullable String language, boolean local, boolean sensitive, boolean discoverable,
                        @Nullable Tag tag, int itemCount, List<Item> items, String createdAt, String updatedAt) {

    record Tag(String name, String url) {
    }

    /// Mastodon's CollectionItem.
    ///
    /// @param state `accepted`: whoever does not want to be there is not
    record Item(String id, String accountId, String state, String createdAt) {
        static Item of(Showcase.Item item) {
            return new Item(String.valueOf(item.id()), String.valueOf(item.account()), "accepted",
                    Times.text(item.createdAt()));
        }
    }

    static CollectionEntity of(Showcase showcase, Addresses addresses) {
        String page = addresses.at("/collections/" + showcase.id());
        return new CollectionEntity(String.valueOf(showcase.id()), String.valueOf(showcase.owner()), page, page,
                showcase.title(), showcase.description(), showcase.language(), true, showcase.sensitive(),
                showcase.discoverable(), showcase.tag() == null ? null
                        : new Tag(showcase.tag(), addresses.tag(showcase.tag())),
                showcase.items().size(), showcase.items().stream().map(Item::of).toList(),
                Times.text(showcase.createdAt()), Times.text(showcase.updatedAt()));
    }
}
