package org.nasd.scheme.internal;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nasd.api.scheme.Scheme;
import org.nasd.api.scheme.SchemeStatus;

/** Turns the files of a scheme into a scheme, or into a list of all that is wrong with them. */
final class SchemeParser {

    private final SchemeFiles files;
    private final List<String> mistakes;

    private SchemeParser(SchemeFiles files) {
        this.files = files;
        this.mistakes = new ArrayList<>(files.mistakes());
    }

    /** Parses; the scheme is there only when nothing is wrong. */
    static SchemeStatus parse(SchemeFiles files) {
        SchemeParser parser = new SchemeParser(files);
        Scheme scheme = parser.parse();
        return new SchemeStatus(
                files.name(),
                files.path(),
                parser.mistakes.isEmpty() ? Optional.of(scheme) : Optional.empty(),
                parser.mistakes);
    }

    private Scheme parse() {
        Map<String, String> settings = settings();
        Map<String, CommandFile> commands = new HashMap<>();
        new TreeMap<>(files.contents()).forEach((file, bytes) -> {
            if (file.endsWith(SchemeFiles.COMMANDS)) {
                String event = file.substring(0, file.length() - SchemeFiles.COMMANDS.length());
                commands.put(event, CommandFile.compile(files.name() + "/" + file, text(file, bytes), mistakes));
            }
        });
        CommandFile before = Objects.requireNonNullElse(commands.remove("before"), CommandFile.NONE);
        CommandFile after = Objects.requireNonNullElse(commands.remove("after"), CommandFile.NONE);
        Optional<CommandLine> verification = verification(settings);
        Map<String, Set<String>> names = new HashMap<>();
        commands.forEach((event, own) -> names.put(
                event,
                Stream.of(
                                before.names(),
                                own.names(),
                                after.names(),
                                verification.stream().flatMap(line -> line.names().stream()))
                        .flatMap(some -> some)
                        .collect(Collectors.toUnmodifiableSet())));
        return new TemplateScheme(
                files.name(),
                files.path(),
                settings,
                SchemeSettings.variables(settings),
                commands,
                before,
                after,
                names,
                verification);
    }

    private Map<String, String> settings() {
        byte[] bytes = files.contents().get(SchemeFiles.SETTINGS);
        if (bytes == null) {
            if (files.mistakes().isEmpty()) {
                mistakes.add("there is no " + SchemeFiles.SETTINGS + " in " + files.path());
            }
            return Map.of();
        }
        List<String> found = new ArrayList<>();
        Map<String, String> settings = SchemeSettings.read(text(SchemeFiles.SETTINGS, bytes), found);
        found.forEach(mistake -> mistakes.add(files.name() + "/" + SchemeFiles.SETTINGS + ": " + mistake));
        return settings;
    }

    private Optional<CommandLine> verification(Map<String, String> settings) {
        String text = settings.getOrDefault("verify", "").strip();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        String where = files.name() + "/" + SchemeFiles.SETTINGS + ", key verify";
        try {
            return Optional.of(CommandLine.compile(where, text));
        } catch (SchemeMistake e) {
            mistakes.add(where + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    private String text(String file, byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            mistakes.add(files.name() + "/" + file + ": is not written in UTF-8; save it again in that character set");
            return "";
        }
    }
}
