package org.nasd.shell.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jline.reader.EndOfFileException;
import org.jline.reader.UserInterruptException;
import org.nasd.api.operations.ExecResult;
import org.nasd.shell.internal.view.ExecText;

/** Commands by hand, one a line, taken exactly as they come. */
final class ExecDialogue {

    private final Face face;
    private final String nas;
    private final BufferedReader input;

    ExecDialogue(Face face, String nas) {
        this.face = face;
        this.nas = nas;
        this.input = face.session().getTerminal() == null
                ? new BufferedReader(new InputStreamReader(face.session().getKeyboard(), StandardCharsets.UTF_8))
                : null;
    }

    /**
     * Runs until there is no more line; a person also ends it with an empty one.
     *
     * @return the last exit status that was not 0, or 0
     */
    int run() throws Exception {
        int status = 0;
        String line = next();
        while (line != null) {
            if (!line.isBlank()) {
                int one = exec(face, nas, line.strip());
                status = one == 0 ? status : one;
            }
            line = next();
        }
        return status;
    }

    private String next() throws IOException {
        if (input != null) {
            return input.readLine();
        }
        try {
            String line = face.session().readLine(nas + "> ", null);
            return line.isBlank() ? null : line;
        } catch (EndOfFileException | UserInterruptException e) {
            return null;
        }
    }

    static int exec(Face face, String nas, String command) throws Exception {
        ExecResult result = Waiting.on(face.ask().devices().exec(face.caller(), nas, command), face);
        face.lines(ExecText.lines(result));
        return result.exitCode();
    }
}
