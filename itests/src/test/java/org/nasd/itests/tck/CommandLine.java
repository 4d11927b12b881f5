package org.nasd.itests.tck;

import java.util.List;
import java.util.Map;
import org.nasd.simulator.Effect;
import org.nasd.simulator.JournalEntry;
import org.nasd.simulator.SimulatedNas;
import org.nasd.simulator.cli.CliSettings;
import org.nasd.simulator.cli.Dialect;
import org.nasd.simulator.cli.Habits;
import org.nasd.simulator.cli.Rule;
import org.nasd.simulator.cli.SimulatedCli;
import org.nasd.simulator.cli.Transport;
import org.nasd.tck.Play;

/**
 * A simulated command line, by SSH or Telnet.
 *
 * @param driver the driver's name
 * @param bundle its bundle
 * @param transport how it is reached
 * @param quoted whether values stand in double quotes, else as they are to the end of the line
 */
record CommandLine(String driver, String bundle, Transport transport, boolean quoted) implements Kind {

    private static final Dialect DIALECT = new Dialect(
            "tck",
            Dialect.CISCO.login(),
            Map.of("user", "{name}> "),
            Dialect.CISCO.pager(),
            Dialect.CISCO.texts(),
            new Habits(false, true, false, false, 1),
            List.of(Rule.on("(?s)mark .*"), Rule.on("exit").leave()));

    @Override
    public SimulatedNas start() {
        return SimulatedCli.start(CliSettings.builder()
                .transport(transport)
                .dialect(DIALECT)
                .user(Simulated.LOGIN, Simulated.PASSWORD)
                .maxSessions(50)
                .build());
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "escape",
                quoted ? "double" : "line",
                "prompt",
                "nas> $",
                "error",
                "^%",
                "transient",
                "busy",
                "exit",
                "exit");
    }

    @Override
    public String template() {
        return "mark {{mark}}";
    }

    @Override
    public String command() {
        return "mark ";
    }

    @Override
    public String marked(JournalEntry entry) {
        String value = entry.command().substring(command().length());
        return quoted ? unquoted(value) : value;
    }

    /** What a quoted text means, or a text that no value is when it is not one quoted text to the end. */
    private static String unquoted(String text) {
        StringBuilder value = new StringBuilder();
        int i = 1;
        for (; i < text.length() && text.charAt(i) != '"'; i++) {
            i += text.charAt(i) == '\\' ? 1 : 0;
            value.append(text.charAt(i));
        }
        return text.startsWith("\"") && i == text.length() - 1 ? value.toString() : "not one quoted text: " + text;
    }

    @Override
    public Map<Play, Effect> effects() {
        return Map.of(
                Play.REFUSE, new Effect.Refusal("% " + Play.REFUSED, null),
                Play.BUSY, new Effect.Refusal("the device is busy", null));
    }

    @Override
    public Map<String, String> badSettings() {
        return Map.of("prompt", "(", "error", "[", "charset", "UTF-16", "escape", "none", "eol", "enter");
    }

    @Override
    public Map<String, Effect> misbehaviours() {
        return Map.of(
                "lines without end", new Effect.Garbage(Effect.Kind.ENDLESS_RECORDS),
                "noise", new Effect.Garbage(Effect.Kind.NOISE));
    }
}
