package social.linnet.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexOptions;

import org.jspecify.annotations.Nullable;

import social.linnet.event.Audience;
import social.linnet.moderation.CanSee;

/// What stands in the index for a post and for an account, and the names of its fields.
final class Entries {

    /// Rises when an index of before is not to be read any more.
    static final int FORMAT = 3;

    static final String KIND = "kind";
    static final String POST = "post";
    static final String ACCOUNT = "account";
    /// By what an entry is replaced.
    static final String KEY = "key";
    /// The id, which is also the time.
    static final String ID = "id";
    static final String AUTHOR = "author";
    /// Whoever is in a post: its author and the people it names.
    static final String PARTY = "party";
    /// For whom a post is.
    static final String AUDIENCE = "audience";
    /// There when strangers may find a post by its words.
    static final String OPEN = "open";
    /// There when an account may be found by more than its handle.
    static final String DISCOVERABLE = "discoverable";
    static final String TEXT = "text";
    static final String ENGLISH = "en";
    static final String FRENCH = "fr";
    static final String TAG = "tag";
    /// Tags of posts that strangers may find by them: what is offered when somebody looks for tags.
    static final String OFFERED_TAG = "offered_tag";
    static final String LANGUAGE = "language";
    static final String HAS = "has";
    static final String IS = "is";
    static final String HANDLE = "handle";
    /// What handle, name and their words begin with.
    static final String BEGINNING = "beginning";
    /// Every three characters in a row of handle and name.
    static final String PART = "part";
    static final String BIO = "bio";
    /// There when an account's posts are for strangers to find.
    static final String INDEXABLE = "indexable";
    static final String YES = "1";

    static final int LONGEST_BEGINNING = 20;
    static final int PART_LENGTH = 3;

    private static final FieldType STEMS = stems();

    private Entries() {
    }

    /// A post, as far as it can be looked for.
    ///
    /// @param text     its words, its warning, and what its pictures show
    /// @param parties  its author and the people it names
    /// @param audience for whom it is: strangers find it by its tags when it may stand where they look for posts
    /// @param open     whether strangers may find it by its words
    /// @param has      `image`, `video`, `media`, `link`, `poll`
    /// @param is       `reply`, `sensitive`, `quote`
    record PostEntry(long id, long author, String text, @Nullable String language, List<String> tags,
                     Set<Long> parties, Audience audience, boolean open, Set<String> has, Set<String> is) {
    }

    /// An account, as far as it can be looked for.
    record AccountEntry(long id, String handle, String name, String bio, boolean discoverable, boolean indexable) {
    }

    static String key(String kind, long id) {
        return kind + id;
    }

    static Document document(PostEntry post) {
        Document document = head(POST, post.id());
        String text = Words.uniform(post.text());
        Tongue tongue = Tongue.of(post.language(), text);
        document.add(new TextField(TEXT, text, Field.Store.NO));
        if (tongue.isEnglish()) {
            document.add(new Field(ENGLISH, text, STEMS));
        }
        if (tongue.isFrench()) {
            document.add(new Field(FRENCH, text, STEMS));
        }
        add(document, AUTHOR, String.valueOf(post.author()));
        post.parties().forEach(party -> add(document, PARTY, String.valueOf(party)));
        post.tags().forEach(tag -> add(document, TAG, tag));
        add(document, AUDIENCE, post.audience().word());
        if (post.open()) {
            add(document, OPEN, YES);
        }
        if (post.audience() == CanSee.discoverable()) {
            post.tags().forEach(tag -> add(document, OFFERED_TAG, tag));
        }
        if (post.language() != null) {
            add(document, LANGUAGE, Tongue.primary(post.language()));
        }
        post.has().forEach(what -> add(document, HAS, what));
        post.is().forEach(what -> add(document, IS, what));
        return document;
    }

    static Document document(AccountEntry account) {
        Document document = head(ACCOUNT, account.id());
        add(document, HANDLE, account.handle());
        List<String> words = Words.of(Words.PLAIN, account.name());
        Set<String> beginnings = new TreeSet<>();
        beginnings(beginnings, account.handle());
        for (String part : account.handle().split("_")) {
            beginnings(beginnings, part);
        }
        words.forEach(word -> beginnings(beginnings, word));
        beginnings.forEach(beginning -> add(document, BEGINNING, beginning));
        Set<String> parts = new TreeSet<>(parts(account.handle()));
        words.forEach(word -> parts.addAll(parts(word)));
        parts.forEach(part -> add(document, PART, part));
        if (account.discoverable()) {
            add(document, DISCOVERABLE, YES);
            document.add(new TextField(BIO, Words.uniform(account.bio()), Field.Store.NO));
        }
        if (account.indexable()) {
            add(document, INDEXABLE, YES);
        }
        return document;
    }

    private static Document head(String kind, long id) {
        Document document = new Document();
        add(document, KIND, kind);
        add(document, KEY, key(kind, id));
        document.add(new LongField(ID, id, Field.Store.NO));
        return document;
    }

    private static void add(Document document, String field, String value) {
        document.add(new StringField(field, value, Field.Store.NO));
    }

    private static void beginnings(Set<String> into, String word) {
        for (int end = 1; end <= Math.min(word.length(), LONGEST_BEGINNING); end++) {
            if (!Character.isHighSurrogate(word.charAt(end - 1))) {
                into.add(word.substring(0, end));
            }
        }
    }

    /// Every three characters in a row.
    static List<String> parts(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        List<String> parts = new ArrayList<>();
        for (int start = 0; start + PART_LENGTH <= lower.length(); start++) {
            parts.add(lower.substring(start, start + PART_LENGTH));
        }
        return parts;
    }

    private static FieldType stems() {
        FieldType type = new FieldType(TextField.TYPE_NOT_STORED);
        type.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
        type.freeze();
        return type;
    }
}
