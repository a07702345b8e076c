package social.linnet.filter;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import social.linnet.archive.Chapter;
import social.linnet.archive.Volume;

/// Somebody's filters. There are few ([Filters#MAX_FILTERS]).
@Component
class Archivist implements Chapter {

    private static final String FILTERS = "filters.jsonl";

    private final FilterTable table;

    Archivist(FilterTable table) {
        this.table = table;
    }

    @Override
    public Map<String, List<String>> holds() {
        return Map.of("filter.filter", List.of(FILTERS), "filter.keyword", List.of(FILTERS),
                "filter.single", List.of(FILTERS));
    }

    private record Word(String keyword, boolean wholeWord) {
    }

    private record Told(String id, String title, List<String> contexts, String action, @Nullable Instant expiresAt,
                        List<Word> keywords, List<String> posts) {
    }

    @Override
    public void write(long account, Volume volume) throws IOException {
        volume.lines(FILTERS, table.of(account).stream().map(filter -> new Told(Volume.id(filter.id()),
                filter.title(), filter.contexts().stream().map(Filter.Context::word).sorted().toList(),
                filter.action().name().toLowerCase(Locale.ROOT), filter.expiresAt(),
                filter.keywords().stream().map(one -> new Word(one.keyword(), one.wholeWord())).toList(),
                filter.posts().stream().map(one -> Volume.id(one.post())).toList())).toList());
    }
}
