package org.nasd.shell.internal;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.felix.service.command.Process;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.CommandException;
import org.apache.karaf.shell.support.ansi.SimpleAnsi;
import org.apache.karaf.shell.support.table.Col;
import org.apache.karaf.shell.support.table.ShellTable;
import org.nasd.api.operations.AccessDeniedException;
import org.nasd.api.operations.Caller;
import org.nasd.api.operations.OperationException;
import org.nasd.api.operations.Operations;
import org.nasd.shell.internal.view.Table;

/** What every command stands on: who calls, where output goes, and how a mistake is told. */
final class Face {

    /** As Unix shells tell of Ctrl-C. */
    private static final int INTERRUPTED = 130;

    private final Session session;
    private final Operations operations;
    private final Caller caller;
    private final PrintStream out;
    private final boolean terminal;

    /** A command's work. */
    @FunctionalInterface
    interface Work {
        /**
         * @return the exit status
         */
        int on(Face face) throws Exception;
    }

    /** A command that only shows something. */
    @FunctionalInterface
    interface Show {
        void on(Face face) throws Exception;
    }

    private Face(Session session, Operations operations) {
        this.session = session;
        this.operations = operations;
        this.caller = Login.of(session);
        Process process = Process.Utils.current();
        PrintStream own = process == null ? session.getConsole() : process.out();
        this.terminal = session.getTerminal() != null
                && session.getTerminal().isAnsiSupported()
                && (process == null || process.isTty(1));
        // Over SSH exec, and in a pipe, nobody says which characters the other side reads; the machine's may be ASCII.
        this.out = session.getTerminal() == null ? new PrintStream(own, false, StandardCharsets.UTF_8) : own;
    }

    static Object show(Session session, Operations operations, Show work) throws Exception {
        return run(session, operations, face -> {
            work.on(face);
            return 0;
        });
    }

    /**
     * @return the exit status for SSH, or null where it is 0
     */
    static Object run(Session session, Operations operations, Work work) throws Exception {
        if (operations == null) {
            throw new CommandException(
                    "nasd is not ready: its operations service is not there yet, or waits for the database; "
                            + "scr:list and log:display say why",
                    "no operations service");
        }
        Face face = new Face(session, operations);
        try {
            int status = work.on(face);
            return status == 0 ? null : (Object) status;
        } catch (AccessDeniedException | OperationException e) {
            throw face.told(e);
        } catch (InterruptedException e) {
            // Ctrl-C, or the session ends: to end with it is all that is asked, and no mistake to report.
            return INTERRUPTED;
        } finally {
            face.out.flush();
        }
    }

    /** Karaf prints the text of such an exception as it is, and SSH ends with status 1. */
    private CommandException told(RuntimeException e) {
        String text = "ERROR: " + e.getMessage();
        return new CommandException(
                terminal ? SimpleAnsi.COLOR_RED + text + SimpleAnsi.COLOR_DEFAULT : text, e.getMessage(), e);
    }

    Operations ask() {
        return operations;
    }

    Caller caller() {
        return caller;
    }

    Session session() {
        return session;
    }

    /** Whether a person sits at a terminal and can be asked. */
    boolean isInteractive() {
        return terminal;
    }

    /** Whether nobody reads any more: the SSH channel is closed. */
    boolean isClosed() {
        out.flush();
        return out.checkError() || session.getConsole().checkError();
    }

    void line(String line) {
        out.println(line);
    }

    /**
     * @param colour for its first word on a terminal, or null
     */
    void line(String line, String colour) {
        int end = line.indexOf(' ');
        boolean coloured = terminal && colour != null && end > 0;
        out.println(coloured ? colour + line.substring(0, end) + SimpleAnsi.COLOR_DEFAULT + line.substring(end) : line);
    }

    /** Writes over the line the cursor stands on; only where a person sits at a terminal. */
    void over(String line) {
        if (terminal) {
            out.print("\r" + line);
            out.flush();
        }
    }

    /** Whether the person says yes; where nobody can be asked, that is so. */
    boolean agrees(String question) throws IOException {
        return !terminal || "yes".equals(session.readLine(question + " (yes/no) ", null));
    }

    void lines(List<String> lines) {
        lines.forEach(out::println);
        out.flush();
    }

    void table(Table table) {
        table(table, -1, Map.of());
    }

    /**
     * @param coloured which column has colours
     * @param colours by the cell's text
     */
    void table(Table table, int coloured, Map<String, String> colours) {
        if (table.rows().isEmpty()) {
            out.println(table.whenEmpty());
            return;
        }
        ShellTable shell = new ShellTable();
        for (int i = 0; i < table.columns().size(); i++) {
            Col column = shell.column(table.columns().get(i));
            if (table.numbers().contains(i)) {
                column.alignRight();
            }
            if (terminal && i == coloured) {
                column.colorProvider(cell -> colours.get(cell.strip()));
            }
        }
        table.rows().forEach(row -> shell.addRow().addContent(row.toArray()));
        Charset charset = terminal ? null : StandardCharsets.UTF_8;
        shell.print(out, charset, true);
    }
}
