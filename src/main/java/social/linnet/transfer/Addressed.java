package social.linnet.transfer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.event.Ids;
import social.linnet.event.Refused;
import social.linnet.settings.Settings;

/// Finds whom and what the addresses in a file mean: `alice`, `@alice`, `alice@here`, `@alice@here` and the address of a
/// page are one account. There is nobody of other servers here.
@Component
class Addressed {

    private static final int A_BATCH = 500;

    private final Accounts accounts;
    private final Settings settings;

    Addressed(Accounts accounts, Settings settings) {
        this.accounts = accounts;
        this.settings = settings;
    }

    /// A row and whom it means.
    ///
    /// @param account null when it is nobody here
    /// @param why     why it is nobody; null when it is somebody
    record Meant(Sheet.Row row, @Nullable Account account, @Nullable Refused why) {
    }

    /// Whom the rows mean.
    ///
    /// @param column in which the address stands
    List<Meant> people(List<Sheet.Row> rows, int column) {
        Map<Sheet.Row, String> handles = new HashMap<>();
        for (Sheet.Row row : rows) {
            String handle = handle(row.cell(column));
            if (handle != null) {
                handles.put(row, handle);
            }
        }
        Map<String, Account> known = known(handles.values());
        List<Meant> meant = new ArrayList<>();
        for (Sheet.Row row : rows) {
            String handle = handles.get(row);
            Account account = handle == null ? null : known.get(handle);
            meant.add(new Meant(row, account, account != null ? null
                    : Refused.invalid(handle == null ? "import-elsewhere" : "import-nobody")));
        }
        return meant;
    }

    private Map<String, Account> known(Collection<String> handles) {
        Map<String, Account> known = new HashMap<>();
        List<String> all = handles.stream().distinct().toList();
        for (int from = 0; from < all.size(); from += A_BATCH) {
            known.putAll(accounts.findByHandles(all.subList(from, Math.min(all.size(), from + A_BATCH))));
        }
        return known;
    }

    /// The handle that an address has here, in lower case; null for one of another server, or none.
    private @Nullable String handle(String cell) {
        String text = cell.startsWith("acct:") ? cell.substring(5) : cell;
        String pages = settings.origin() + "/@";
        if (text.startsWith(pages)) {
            text = text.substring(pages.length());
        }
        text = text.startsWith("@") ? text.substring(1) : text;
        int at = text.indexOf('@');
        if (at >= 0 && !text.substring(at + 1).equalsIgnoreCase(settings.domain())) {
            return null;
        }
        String name = (at < 0 ? text : text.substring(0, at)).toLowerCase(Locale.ROOT);
        return name.isEmpty() ? null : name;
    }

    /// The post at this address of this server, or empty: `…/@alice/123`, or as Mastodon writes it,
    /// `…/users/alice/statuses/123`.
    OptionalLong post(String address) {
        if (!address.startsWith(settings.origin() + "/@") && !address.startsWith(settings.origin() + "/users/")) {
            return OptionalLong.empty();
        }
        return Ids.parse(address.substring(address.lastIndexOf('/') + 1));
    }
}
