package org.nasd.stack.internal.secret;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The keys there are at one moment: the first one encrypts, all decrypt. */
final class Keys {

    private static final Pattern BETWEEN = Pattern.compile("[\\s,]+");

    private final Map<String, Key> byId = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();

    private Keys() {}

    /** Those given to the process come before those in a file. */
    static Keys read(SecretSettings settings, SecretFiles files) {
        Keys keys = new Keys();
        if (settings.keys() != null) {
            keys.add(settings.keys(), "NASD_KEY");
        }
        files.find(SecretSettings.KEY_FILE).ifPresent(keys::add);
        return keys;
    }

    private void add(Path file) {
        try {
            add(SecretFiles.read(file), file.toString());
        } catch (IOException e) {
            problems.add("the key file " + file + " cannot be read: " + e.getMessage() + " ("
                    + e.getClass().getSimpleName() + "); it must be readable for the user that nasd runs as, mode 600");
        }
    }

    private void add(String text, String place) {
        int number = 0;
        for (String one : BETWEEN.splitAsStream(text.strip()).toList()) {
            number++;
            Optional<Key> key = Key.parse(one);
            if (key.isPresent()) {
                byId.putIfAbsent(key.get().id(), key.get());
            } else if (!one.isEmpty()) {
                problems.add("key " + number + " in " + place + " is no key: it must be " + Key.BYTES
                        + " bytes in Base64 or hexadecimal, as openssl rand -base64 " + Key.BYTES + " makes them");
            }
        }
    }

    Optional<Key> first() {
        return byId.values().stream().findFirst();
    }

    Optional<Key> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    List<String> ids() {
        return List.copyOf(byId.keySet());
    }

    List<String> problems() {
        return problems;
    }
}
