package org.nasd.simulator.internal.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A single command by SSH exec: no prompt, no pager, a status at the end. Used by the device's thread only. */
public final class Single {

    private final Device device;
    private final Visit visit;
    private final Terminal terminal;
    private final Performer performer;

    public Single(Device device, Visit visit, Terminal terminal) {
        this.device = device;
        this.visit = visit;
        this.terminal = terminal;
        this.performer = new Performer(device, visit, terminal);
    }

    public void perform(String user, String command) {
        visit.loggedIn();
        Place place = new Place(user, device.settings().mode(), 0);
        performer.perform(new String(command.getBytes(UTF_8), device.settings().charset()), place, this::answered);
    }

    private void answered(Reply reply) {
        if (!reply.text().isEmpty()) {
            String text = reply.text() + "\n";
            boolean shell = device.settings().dialect().habits().operators();
            terminal.say(shell ? device.raw(text) : device.wire(text));
        }
        visit.left();
        terminal.hangUp(device.settings().dialect().habits().tellsStatus() ? reply.status() : 0);
    }

    /** The client has gone. */
    public void ended() {
        performer.ended();
    }
}
