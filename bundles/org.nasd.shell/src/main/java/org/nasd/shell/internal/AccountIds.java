package org.nasd.shell.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.nasd.api.operations.OperationException;
import org.nasd.api.operations.OperationException.Kind;
import org.nasd.api.operations.Role;

/** Ids of accounts from a file, which may be anything by mistake: nothing of what stands in it is repeated. */
final class AccountIds {

    private static final String STANDARD_INPUT = "-";
    private static final int MOST = 1_000_000;

    private AccountIds() {}

    static List<Long> read(Face face, String file) throws IOException {
        if (file.equals(STANDARD_INPUT)) {
            if (face.session().getTerminal() != null) {
                throw invalid("--file - reads standard input, which is there only in a call over SSH like"
                        + " ssh ... nas:mass-push user_edit --file - < ids.txt");
            }
            return read(
                    new BufferedReader(new InputStreamReader(face.session().getKeyboard(), StandardCharsets.UTF_8)),
                    "standard input");
        }
        if (!face.caller().role().includes(Role.ADMIN)) {
            throw invalid("a file of the server can be read by administrators only; give the ids by --file - over SSH");
        }
        Path path = Path.of(file);
        if (!Files.isRegularFile(path)) {
            throw new OperationException(Kind.NOT_FOUND, "there is no file " + file + " on the server");
        }
        try (BufferedReader reader = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
            return read(reader, file);
        } catch (MalformedInputException e) {
            throw new OperationException(Kind.INVALID, file + " is no text", e);
        }
    }

    static List<Long> read(BufferedReader reader, String where) throws IOException {
        List<Long> ids = new ArrayList<>();
        String line = reader.readLine();
        for (int number = 1; line != null; number++) {
            if (!line.startsWith("#")) {
                add(ids, line, where, number);
            }
            line = reader.readLine();
        }
        return ids;
    }

    private static void add(List<Long> ids, String line, String where, int number) {
        for (String word : line.strip().split("[\\s,;]+", -1)) {
            if (word.isEmpty()) {
                continue;
            }
            if (!word.matches("-?\\d{1,18}")) {
                throw invalid("line " + number + " of " + where + " holds something that is no id of an account");
            }
            if (ids.size() == MOST) {
                throw invalid(where + " holds more than " + MOST + " ids; share them out");
            }
            ids.add(Long.valueOf(word));
        }
    }

    private static OperationException invalid(String message) {
        return new OperationException(Kind.INVALID, message);
    }
}
