package social.linnet.ai.openai;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import social.linnet.ai.ImageModel.EditRequest;
import social.linnet.ai.ImageModel.ImageRequest;
import social.linnet.ai.ImageModel.Progress;
import social.linnet.ai.ImageModel.Shape;
import social.linnet.ai.ImageModel.Source;
import social.linnet.ai.Moderator;
import social.linnet.ai.TextModel.Tool;
import social.linnet.ai.TextModel;
import social.linnet.ai.TextModel.Asked;
import social.linnet.ai.TextModel.Passage;
import social.linnet.ai.TextModel.Passage.Kind;
import social.linnet.ai.TextModel.Request;
import social.linnet.ai.TextModel.Sink;
import social.linnet.ai.TextModel.Task;
import social.linnet.ai.VideoModel.VideoRequest;
import social.linnet.ai.openai.text.OpenAiText;
import social.linnet.ai.openai.wire.Breaker;
import social.linnet.ai.openai.wire.Limits;
import social.linnet.ai.openai.wire.Server;
import social.linnet.settings.Settings.Text.Api;

/// Every call that the adapter makes, as alice's doings cause it.
enum Call {
    CREATE_STREAM, CREATE_CLASSIC, EDIT_STREAM, EDIT_CLASSIC, START, REMIX, ANSWER_CHAT, ANSWER_RESPONSES, POLL, FETCH, DISCARD, JUDGE_TEXT, JUDGE_PICTURE;

    static final Source PNG = new Source(GoodAnswers.picture(48, 32, BufferedImage.TYPE_INT_RGB, "png"), "image/png");
    static final Source JPEG = new Source(GoodAnswers.picture(32, 48, BufferedImage.TYPE_INT_RGB, "jpeg"), "image/jpeg");
    static final Source FIRST = new Source(GoodAnswers.picture(1280, 720, BufferedImage.TYPE_INT_RGB, "jpeg"), "image/jpeg");
    static final byte[] MASK = GoodAnswers.picture(48, 32, BufferedImage.TYPE_INT_ARGB, "png");
    static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);
    static final Limits LIMITS = new Limits(20, Duration.ofSeconds(5), 400_000, Duration.ofSeconds(2), 100, Duration.ofSeconds(30));

    static final Tool SEARCH = new Tool("search_posts", "Finds posts.",
            "{\"type\":\"object\",\"properties\":{\"q\":{\"type\":\"string\"}},\"required\":[\"q\"]}");
    static final String SCHEMA = "{\"type\":\"object\",\"properties\":{\"found\":{\"type\":\"boolean\"}},\"required\":[\"found\"]}";

    static final Passage PASSAGE = new Passage(1, Kind.THREAD, "@carol", NOW, "The train leaves at noon.");

    boolean isImage() {
        return ordinal() <= EDIT_CLASSIC.ordinal();
    }

    boolean isStream() {
        return this == CREATE_STREAM || this == EDIT_STREAM;
    }

    /// Whether half an answer to it may be asked for again.
    boolean isRepeatable() {
        return ordinal() >= POLL.ordinal();
    }

    /// Makes the call, by a model of its own that takes no pauses.
    ///
    /// @return what came of it
    Object make(ContractServer provider, Limits limits, Duration deadline) {
        Server images = provider.server(isStream() ? "gpt-image-1" : "sd-turbo");
        Server videos = provider.server("sora-2");
        return switch (this) {
            case CREATE_STREAM, CREATE_CLASSIC -> images(images, limits).create(
                    new ImageRequest("a fox", Shape.SQUARE, 1, "0a1b2c", deadline), Progress.NONE).bytes();
            case EDIT_STREAM, EDIT_CLASSIC -> images(images, limits).edit(
                    new EditRequest("a hat for the fox", List.of(PNG, JPEG), MASK, null, 1, "0a1b2c", deadline), Progress.NONE).bytes();
            case START -> videos(videos, limits).start(new VideoRequest("a fox runs", 8, false, FIRST, "0a1b2c", deadline));
            case REMIX -> videos(videos, limits).remix(GoodAnswers.ID, "at night", "0a1b2c", deadline);
            case ANSWER_CHAT -> text(provider.server("some-model"), Api.CHAT, limits).stream(question(deadline), Sink.NONE);
            case ANSWER_RESPONSES -> text(provider.server("some-model"), Api.RESPONSES, limits).stream(question(deadline), Sink.NONE);
            case POLL -> videos(videos, limits).poll(GoodAnswers.ID, deadline);
            case FETCH -> fetched(videos(videos, limits), deadline);
            case DISCARD -> {
                videos(videos, limits).discard(GoodAnswers.ID, deadline);
                yield "discarded";
            }
            case JUDGE_TEXT -> moderator(provider.server("omni-moderation-latest"), limits).judge("a fox", deadline);
            case JUDGE_PICTURE -> moderator(provider.server("omni-moderation-latest"), limits).judge(JPEG, deadline);
        };
    }

    static OpenAiImages images(Server server, Limits limits) {
        return new OpenAiImages(server, limits, Breaker.NANOS, (time, cancelled) -> {
        });
    }

    static OpenAiVideos videos(Server server, Limits limits) {
        return new OpenAiVideos(server, limits, Breaker.NANOS, (time, cancelled) -> {
        }, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    static OpenAiText text(Server server, Api api, Limits limits) {
        return new OpenAiText(server, api, true, limits, Breaker.NANOS, (time, cancelled) -> {
        });
    }

    static Request question(Duration deadline) {
        return question(List.of(new Asked("When does the train leave?", List.of(PASSAGE), 1, List.of())), deadline);
    }

    static Request question(List<TextModel.Turn> turns, Duration deadline) {
        return new Request(Task.ANSWER, "You answer from what you are given.", turns, List.of(), null, 200, "en", "0a1b2c", deadline);
    }

    static Moderator moderator(Server server, Limits limits) {
        return new OpenAiModerator(server, limits, Breaker.NANOS, (time, cancelled) -> {
        });
    }

    private static byte[] fetched(OpenAiVideos videos, Duration deadline) {
        try {
            Path folder = Files.createTempDirectory("fetched");
            Path file = folder.resolve("video.mp4");
            try {
                videos.fetch(GoodAnswers.ID, file, 300_000, deadline);
                return Files.readAllBytes(file);
            } finally {
                Files.deleteIfExists(file);
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
