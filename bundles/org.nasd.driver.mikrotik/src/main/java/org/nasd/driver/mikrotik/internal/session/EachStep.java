package org.nasd.driver.mikrotik.internal.session;

import java.util.List;
import org.nasd.driver.mikrotik.internal.command.Command;
import org.nasd.driver.mikrotik.internal.command.Lists;

/** The same for each entry that is found; that there is none, or no more, is no error. */
final class EachStep implements Step {

    private final Command.Each command;
    private final Talk talk;
    private final StringBuilder answer = new StringBuilder();
    private List<byte[]> ids;
    private int next;

    EachStep(Command.Each command, Talk talk) {
        this.command = command;
        this.talk = talk;
    }

    @Override
    public void start() {
        talk.call(command.find(), false);
    }

    @Override
    public void answered(Call call) {
        if (ids == null) {
            found(call);
            return;
        }
        if (call.trap() != null && !call.trap().saysNoSuchItem()) {
            talk.complaint(call);
            return;
        }
        if (!call.answer().isEmpty()) {
            answer.append('\n').append(call.answer());
        }
        goOn();
    }

    private void found(Call call) {
        if (call.trap() != null) {
            talk.complaint(call);
        } else if (call.tooManyIds()) {
            talk.fail("too many entries are found; make the condition of [find ...] narrower", call.answer());
        } else if (call.ids().isEmpty()) {
            talk.done("nothing found");
        } else {
            ids = call.ids();
            answer.append("found ").append(Ids.text(ids));
            goOn();
        }
    }

    private void goOn() {
        if (next == ids.size()) {
            talk.done(answer.toString());
            return;
        }
        byte[] id = ids.get(next++);
        talk.call(
                Lists.concat(
                        Lists.concat(command.words().get(0), List.of(id)),
                        command.words().subList(1, command.words().size())),
                command.changes());
    }
}
