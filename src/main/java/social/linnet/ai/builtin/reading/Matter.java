package social.linnet.ai.builtin.reading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import social.linnet.ai.TextModel.Answered;
import social.linnet.ai.TextModel.Asked;
import social.linnet.ai.TextModel.Found;
import social.linnet.ai.TextModel.Passage;
import social.linnet.ai.TextModel.Request;
import social.linnet.ai.TextModel.Turn;

/// What a request comes down to for somebody who quotes.
///
/// @param words    what is asked now
/// @param earlier  what was asked before, oldest first
/// @param passages all that may be quoted, by number as they came
/// @param focus    the passage that it is about, or null
record Matter(String words, List<String> earlier, List<Passage> passages, @Nullable Passage focus) {

    private static final int MOST_WORDS = 4_000;

    static Matter of(Request request) {
        Map<Integer, Passage> passages = new LinkedHashMap<>();
        List<String> said = new ArrayList<>();
        Integer focus = null;
        for (Turn turn : request.turns()) {
            switch (turn) {
                case Asked asked -> {
                    asked.passages().forEach(passage -> passages.put(passage.number(), passage));
                    said.add(Plain.of(asked.words(), MOST_WORDS).strip());
                    focus = asked.focus() == null ? focus : asked.focus();
                }
                case Found found -> found.passages().forEach(passage -> passages.put(passage.number(), passage));
                case Answered _ -> {
                }
            }
        }
        String words = said.isEmpty() ? "" : said.removeLast();
        return new Matter(words, said, List.copyOf(passages.values()), focus == null ? null : passages.get(focus));
    }

    /// The passages of some kinds.
    List<Passage> of(Passage.Kind... kinds) {
        List<Passage.Kind> wanted = List.of(kinds);
        return passages.stream().filter(passage -> wanted.contains(passage.kind())).toList();
    }

    /// The asker's draft, or their words when there is none.
    String draft() {
        List<Passage> drafts = of(Passage.Kind.DRAFT);
        return drafts.isEmpty() ? words : String.join("\n\n", drafts.stream().map(Passage::words).toList());
    }
}
