package social.linnet.web.assistant;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;

import social.linnet.ai.ModelName;
import social.linnet.assistant.Prompts;
import social.linnet.web.Frame;

/// Who the assistant is.
///
/// @param judge   what looks at its words before anybody reads them
/// @param isOn    whether it answers just now
/// @param current the prompt in use
/// @param history all of them, the newest first
/// @param tools   what it may look up
/// @param hourly  how many questions of one person it answers within an hour
public record AboutPage(Frame frame, String handle, String name, ModelName model, ModelName judge, boolean isOn, Prompts.Version current,
                        List<Prompts.Version> history, List<String> tools, int hourly) {

    public AboutPage {
        history = List.copyOf(history);
        tools = List.copyOf(tools);
    }

    /// A day as the reader writes it.
    public String day(LocalDate date) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(frame.locale()).format(date);
    }
}
