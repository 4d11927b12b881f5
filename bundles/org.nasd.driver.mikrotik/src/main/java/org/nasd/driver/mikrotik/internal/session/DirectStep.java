package org.nasd.driver.mikrotik.internal.session;

import org.nasd.driver.mikrotik.internal.command.Command;
import org.nasd.driver.mikrotik.internal.trap.Trap;
import org.nasd.driver.mikrotik.internal.trap.TrapKind;

/** One sentence; where an entry to be added exists already, a look whether it is the one that was wanted. */
final class DirectStep implements Step {

    private final Command.Direct command;
    private final Talk talk;
    private Call refused;

    DirectStep(Command.Direct command, Talk talk) {
        this.command = command;
        this.talk = talk;
    }

    @Override
    public void start() {
        talk.call(command.words(), command.changes());
    }

    @Override
    public void answered(Call call) {
        if (refused != null) {
            looked(call);
            return;
        }
        Trap trap = call.trap();
        if (trap == null) {
            talk.done(call.answer());
        } else if (command.removesItem() && trap.saysNoSuchItem()) {
            talk.done("it was not there: " + trap.message());
        } else if (trap.kind() == TrapKind.ALREADY_EXISTS && !command.already().isEmpty()) {
            refused = call;
            talk.call(command.already(), false);
        } else {
            talk.complaint(call);
        }
    }

    private void looked(Call look) {
        if (look.trap() == null && !look.ids().isEmpty()) {
            talk.done("it was there already: " + look.answer());
        } else {
            talk.complaint(refused);
        }
    }
}
