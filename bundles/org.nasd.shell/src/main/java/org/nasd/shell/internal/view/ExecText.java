package org.nasd.shell.internal.view;

import java.util.ArrayList;
import java.util.List;
import org.nasd.api.operations.ExecResult;

/** What became of a command by hand, as the original's tool under {@code time} tells it. */
public final class ExecText {

    private ExecText() {}

    public static List<String> lines(ExecResult result) {
        List<String> lines = new ArrayList<>();
        result.answers().forEach(answer -> Words.safe(answer.text()).lines().forEach(lines::add));
        if (!result.error().isEmpty()) {
            lines.add(Words.line(result.error()));
        }
        lines.add("real " + Words.real(result.took()));
        return lines;
    }
}
