package org.nasd.shell.internal;

import java.util.List;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Parsing;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.nasd.api.operations.Operations;

/** {@code nas:exec}. */
@Service
@Command(
        scope = "nas",
        name = "exec",
        description = "Gives one command to a NAS by hand, through its own driver and session",
        detailedDescription = """
                Prints what the device says and how long it took; an error ends with the exit status of the original (249 when the device refuses).
                At this prompt simple words may stand as they are; a command with brackets, or anything else that the shell would read itself
                ([ ] { } ( ) | ; $ #), wants single quotes around the whole of it. Over SSH only | and ; outside of brackets and quotes want them.
                Without a command it asks for commands line by line and takes them exactly as they are pasted, for example from the log of the
                NAS, until an empty line; over SSH it reads them from standard input.

                Examples:
                  nas:exec m1 /queue simple print
                  nas:exec m1 '/queue simple remove [find comment=crb_10.88.0.15]'
                  nas:exec m1 '/ip firewall address-list add list=blocked address=10.88.0.15 comment="two words"'
                  nas:exec m1
                  ssh -p 8101 admin@localhost 'nas:exec m1 /queue simple remove [find comment=crb_10.88.0.15]'
                  ssh -p 8101 admin@localhost nas:exec m1 < commands.txt
                """)
@Parsing(ExecParser.class)
public final class ExecCommand implements Action {

    @Reference
    Session session;

    @Reference(optional = true)
    Operations operations;

    @Argument(index = 0, name = "nas", description = "the NAS: its id, name or address", required = true)
    @Completion(NasNames.class)
    String nas;

    @Argument(
            index = 1,
            name = "command",
            description = "one command in the form of the driver's templates",
            multiValued = true)
    List<Object> words;

    @Override
    public Object execute() throws Exception {
        return Face.run(session, operations, face -> {
            if (words == null) {
                return new ExecDialogue(face, nas).run();
            }
            return ExecDialogue.exec(face, nas, CommandText.of(words));
        });
    }
}
