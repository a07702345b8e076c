package social.linnet.ai.openai;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Base64;

import javax.imageio.ImageIO;

import social.linnet.ai.openai.ContractServer.Answer;
import social.linnet.ai.openai.ContractServer.Asked;
import social.linnet.ai.openai.ContractServer.Connection;

/// Answers as the published schemas have them.
final class GoodAnswers implements Answer {

    static final byte[] PICTURE = picture(24, 16, BufferedImage.TYPE_INT_RGB, "png");
    static final byte[] PARTIAL = picture(12, 8, BufferedImage.TYPE_INT_RGB, "png");
    static final byte[] VIDEO = video();
    static final String ID = "video_123-abc";

    @Override
    public void give(Connection connection, Asked asked) throws IOException {
        answer(asked).give(connection, asked);
    }

    private static Answer answer(Asked asked) {
        boolean streams = asked.method().equals("POST") && asked.path().contains("/images/") && asked.fields().has("stream");
        return switch (asked.method() + " " + asked.path().replace(ID, "{id}")) {
            case "POST /v1/images/generations" -> streams ? ContractServer.stream(stream("image_generation")) : ContractServer.json(200, images());
            case "POST /v1/images/edits" -> streams ? ContractServer.stream(stream("image_edit")) : ContractServer.json(200, images());
            case "POST /v1/videos", "POST /v1/videos/{id}/remix" -> ContractServer.json(200, video("queued", 0, "null", "null"));
            case "GET /v1/videos/{id}" -> ContractServer.json(200, video("in_progress", 33, "null", "null"));
            case "DELETE /v1/videos/{id}" -> ContractServer.json(200, deleted());
            case "GET /v1/videos/{id}/content" -> ContractServer.answer(200, "Content-Type: video/mp4\n", VIDEO);
            case "POST /v1/chat/completions" -> ContractServer.stream(GoodWords.chat("The train ", "leaves at noon [1]."));
            case "POST /v1/responses" -> ContractServer.stream(GoodWords.responses("The train ", "leaves at noon [1]."));
            case "POST /v1/moderations" -> ContractServer.json(200, moderation(false, ""));
            default -> ContractServer.json(404, "{\"error\":{\"message\":\"not found\",\"type\":\"invalid_request_error\",\"param\":null,\"code\":null}}");
        };
    }

    static String images() {
        return """
                {"created":1,"data":[{"b64_json":"%s"}],"background":"opaque","output_format":"png","size":"1024x1024","quality":"high",
                 "usage":{"input_tokens":1,"input_tokens_details":{"text_tokens":1,"image_tokens":0},"output_tokens":1,"total_tokens":2}}"""
                .formatted(base64(PICTURE));
    }

    static String stream(String kind) {
        return "event: %s.partial_image\ndata: %s\n\nevent: %s.completed\ndata: %s\n\n".formatted(kind, partial(kind), kind, completed(kind));
    }

    static String partial(String kind) {
        return """
                {"type":"%s.partial_image","b64_json":"%s","created_at":1,"size":"1024x1024","quality":"high","background":"opaque",\
                "output_format":"png","partial_image_index":0}""".formatted(kind, base64(PARTIAL));
    }

    static String completed(String kind) {
        return """
                {"type":"%s.completed","b64_json":"%s","created_at":1,"size":"1024x1024","quality":"high","background":"opaque",\
                "output_format":"png","usage":{"total_tokens":2,"input_tokens":1,"output_tokens":1,\
                "input_tokens_details":{"text_tokens":1,"image_tokens":0}}}""".formatted(kind, base64(PICTURE));
    }

    static String video(String status, int progress, String expires, String error) {
        return """
                {"id":"%s","object":"video","model":"sora-2","status":"%s","progress":%d,"created_at":1,"completed_at":null,
                 "expires_at":%s,"prompt":null,"size":"720x1280","seconds":"4","remixed_from_video_id":null,"error":%s}"""
                .formatted(ID, status, progress, expires, error);
    }

    static String deleted() {
        return "{\"object\":\"video.deleted\",\"deleted\":true,\"id\":\"" + ID + "\"}";
    }

    /// @param category what is true of it, or nothing
    static String moderation(boolean flagged, String category) {
        StringBuilder categories = new StringBuilder();
        StringBuilder scores = new StringBuilder();
        StringBuilder types = new StringBuilder();
        for (String name : new String[] {"hate", "hate/threatening", "harassment", "harassment/threatening", "illicit", "illicit/violent",
            "self-harm", "self-harm/intent", "self-harm/instructions", "sexual", "sexual/minors", "violence", "violence/graphic"}) {
            String comma = categories.isEmpty() ? "" : ",";
            boolean seen = name.startsWith("self-harm") || name.equals("sexual") || name.startsWith("violence");
            categories.append(comma).append('"').append(name).append("\":").append(name.equals(category));
            scores.append(comma).append('"').append(name).append("\":0.01");
            types.append(comma).append('"').append(name).append("\":").append(seen ? "[\"text\",\"image\"]" : "[\"text\"]");
        }
        return "{\"id\":\"modr-1\",\"model\":\"omni-moderation-latest\",\"results\":[{\"flagged\":" + flagged + ",\"categories\":{" + categories
                + "},\"category_scores\":{" + scores + "},\"category_applied_input_types\":{" + types + "}}]}";
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    static byte[] picture(int width, int height, int type, String format) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(new BufferedImage(width, height, type), format, bytes)) {
                throw new IllegalStateException("nothing writes " + format);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] video() {
        byte[] bytes = new byte[200_000];
        Arrays.fill(bytes, (byte) 7);
        System.arraycopy(new byte[] {0, 0, 0, 24, 'f', 't', 'y', 'p', 'm', 'p', '4', '2'}, 0, bytes, 0, 12);
        return bytes;
    }
}
