package org.nasd.driver.mikrotik.internal.session;

import java.util.List;
import org.nasd.driver.mikrotik.internal.command.Command;
import org.nasd.driver.mikrotik.internal.command.Lists;
import org.nasd.driver.mikrotik.internal.command.Words;
import org.nasd.driver.mikrotik.internal.trap.TrapKind;

/**
 * Exactly one entry with a key: looks for it, then changes or adds it. What somebody else does in between is seen by the router's
 * answer, and then it looks again.
 */
final class EnsureStep implements Step {

    private enum State {
        LOOK,
        ADD,
        LOOK_AFTER_ADD,
        SET,
        TIDY
    }

    private static final int MOST_LOOKS = 4;

    private final Command.Ensure command;
    private final Talk talk;
    private State state;
    private int looks;
    private List<byte[]> ids = List.of();
    private int tidied;
    private Call refused;

    EnsureStep(Command.Ensure command, Talk talk) {
        this.command = command;
        this.talk = talk;
    }

    @Override
    public void start() {
        looks++;
        state = State.LOOK;
        talk.call(command.find(), false);
    }

    @Override
    public void answered(Call call) {
        switch (state) {
            case LOOK, LOOK_AFTER_ADD -> looked(call);
            case ADD -> added(call);
            case SET -> set(call);
            case TIDY -> tidied(call);
        }
    }

    private void looked(Call call) {
        if (call.trap() != null) {
            talk.complaint(call);
        } else if (call.tooManyIds()) {
            talk.fail("too many entries have the key", call.answer());
        } else if (!call.ids().isEmpty()) {
            ids = call.ids();
            change();
        } else if (state == State.LOOK) {
            state = State.ADD;
            talk.call(words("add", Lists.concat(command.key(), command.attributes())), true);
        } else {
            talk.complaint(refused);
        }
    }

    private void change() {
        if (command.attributes().isEmpty()) {
            tidy();
        } else {
            state = State.SET;
            talk.call(words("set", Lists.concat(ids.get(0), command.attributes())), true);
        }
    }

    private void added(Call call) {
        if (call.trap() == null) {
            talk.done("added " + call.answer());
        } else if (call.trap().kind() == TrapKind.ALREADY_EXISTS) {
            refused = call;
            looks++;
            state = State.LOOK_AFTER_ADD;
            talk.call(command.already(), false);
        } else {
            talk.complaint(call);
        }
    }

    private void set(Call call) {
        if (call.trap() == null) {
            tidy();
        } else if (call.trap().saysNoSuchItem() && looks < MOST_LOOKS) {
            start();
        } else {
            talk.complaint(call);
        }
    }

    private void tidied(Call call) {
        if (call.trap() == null || call.trap().saysNoSuchItem()) {
            tidy();
        } else {
            talk.complaint(call);
        }
    }

    private void tidy() {
        tidied++;
        if (tidied < ids.size()) {
            state = State.TIDY;
            talk.call(words("remove", List.of(ids.get(tidied))), true);
            return;
        }
        String what = (command.attributes().isEmpty() ? "there is " : "set ") + Ids.text(ids.get(0));
        talk.done(ids.size() == 1 ? what : what + ", removed " + Ids.text(ids.subList(1, ids.size())));
    }

    private List<byte[]> words(String verb, List<byte[]> rest) {
        return Lists.concat(Words.ascii(command.menu() + "/" + verb), rest);
    }
}
