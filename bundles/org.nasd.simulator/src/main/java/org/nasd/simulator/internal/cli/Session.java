package org.nasd.simulator.internal.cli;

import org.nasd.simulator.User;
import org.nasd.simulator.cli.CliSettings;
import org.nasd.simulator.cli.Dialect;
import org.nasd.simulator.cli.Login;

/** A dialogue with somebody at a terminal. Used by the device's thread only. */
public final class Session {

    private enum State {
        NAME,
        PASSWORD,
        READY,
        BUSY,
        PAGING,
        SECRET,
        OVER
    }

    private static final int MOST_TYPED = 65_536;
    private static final int SECRET_TRIES = 3;

    private final Device device;
    private final CliSettings settings;
    private final Dialect dialect;
    private final Visit visit;
    private final Terminal terminal;
    private final Performer performer;
    private final Keyboard keyboard;
    private final Idleness idleness;
    private final StringBuilder ahead = new StringBuilder();
    private State state = State.BUSY;
    private Place place;
    private Pages pages;
    private String name = "";
    private String secretMode;
    private int wrong;
    private int height = -1;
    private boolean echoes = true;

    public Session(Device device, Visit visit, Terminal terminal) {
        this.device = device;
        this.settings = device.settings();
        this.dialect = settings.dialect();
        this.visit = visit;
        this.terminal = terminal;
        this.performer = new Performer(device, visit, terminal);
        this.keyboard = new Keyboard(terminal);
        this.idleness =
                new Idleness(device.desk().loop, settings.idle(), () -> state == State.BUSY, this::endIdleSession);
        idleness.watch();
    }

    /** Asks who is there. */
    void greet() {
        say(dialect.login().banner());
        ask();
    }

    private void ask() {
        boolean byName = dialect.login().askName() != null;
        state = byName ? State.NAME : State.PASSWORD;
        say(byName ? dialect.login().askName() : dialect.login().askPassword());
    }

    /**
     * Lets somebody in who has been checked.
     *
     * @param user the login name
     * @param echo whether what is typed is shown
     */
    public void enter(String user, boolean echo) {
        visit.loggedIn();
        name = user;
        echoes = echo;
        place = new Place(user, settings.mode(), page());
        say(dialect.login().greeting());
        prompt();
    }

    private int page() {
        int told = dialect.pager().byWindow() ? height : -1;
        return told >= 0 ? told : dialect.pager().lines();
    }

    /** The terminal tells its height; 0 is without end. */
    public void window(int rows) {
        height = rows;
        if (place != null && dialect.pager().byWindow()) {
            place.page(rows);
        }
    }

    /** Takes what was typed: raw, an Enter is a CR. */
    public void type(String raw) {
        idleness.typed();
        for (int i = 0; i < raw.length(); i++) {
            if (state == State.BUSY) {
                if (ahead.length() < MOST_TYPED) {
                    ahead.append(raw.charAt(i));
                }
            } else if (state != State.OVER) {
                key(raw.charAt(i));
            }
        }
    }

    private void key(char c) {
        if (state == State.PAGING) {
            turn(c);
        } else if (c == 3) {
            interrupt();
        } else if (c == 4 && keyboard.isEmpty()) {
            leave();
        } else {
            String line = keyboard.key(c, echo());
            if (line != null) {
                enter(device.text(line));
            }
        }
    }

    /** Ends what is being typed; before the login, the connection. */
    private void interrupt() {
        keyboard.clear();
        if (place == null) {
            end();
            return;
        }
        if (echoes) {
            terminal.say("^C\r\n");
        }
        prompt();
    }

    private Keyboard.Echo echo() {
        if (state == State.PASSWORD || state == State.SECRET) {
            return dialect.login().stars() ? Keyboard.Echo.STARS : Keyboard.Echo.HIDDEN;
        }
        return echoes ? Keyboard.Echo.SHOWN : Keyboard.Echo.HIDDEN;
    }

    private void enter(String line) {
        switch (state) {
            case NAME -> {
                terminal.say("\r\n");
                name = line.strip();
                if (name.isEmpty()) {
                    ask();
                } else {
                    state = State.PASSWORD;
                    say(dialect.login().askPassword());
                }
            }
            case PASSWORD -> password(line);
            case SECRET -> secret(line);
            default -> command(line);
        }
    }

    private void password(String password) {
        Login login = dialect.login();
        terminal.say("\r\n");
        User user = device.let(login.askName() == null ? null : name, password);
        if (user != null) {
            enter(login.askName() == null ? user.name() : name, true);
            return;
        }
        device.desk().loginRefused();
        if (++wrong >= login.tries()) {
            say(login.tooMany());
            end();
        } else {
            say(login.refusal());
            ask();
        }
    }

    private void secret(String password) {
        terminal.say("\r\n");
        if (password.equals(settings.secret())) {
            wrong = 0;
            place.goTo(secretMode, "");
            prompt();
        } else if (++wrong >= SECRET_TRIES) {
            wrong = 0;
            say(dialect.texts().denied());
            prompt();
        } else {
            say(dialect.login().askPassword());
        }
    }

    private void command(String line) {
        if (dialect.habits().repaints()) {
            terminal.say("\r" + device.prompt(place) + device.raw(line));
        }
        if (echoes) {
            terminal.say("\r\n");
        }
        if (line.isBlank()) {
            prompt();
            return;
        }
        state = State.BUSY;
        performer.perform(line.strip(), place, this::answered);
    }

    private void answered(Reply reply) {
        switch (reply.next()) {
            case LEAVE -> {
                say(reply.text().isEmpty() ? "" : reply.text() + "\n");
                leave();
            }
            case SECRET -> {
                if (settings.secret().isEmpty()) {
                    place.goTo(reply.mode(), "");
                    show(reply.text());
                } else {
                    secretMode = reply.mode();
                    state = State.SECRET;
                    say(dialect.login().askPassword());
                    catchUp();
                }
            }
            default -> show(reply.text());
        }
    }

    private void show(String text) {
        pages = new Pages(text, dialect.pager());
        turnTo(pages.next(place.page() - 1));
    }

    private void turn(char key) {
        terminal.say(dialect.pager().erase());
        if (key == 'q' || key == 'Q' || key == 3) {
            prompt();
        } else {
            turnTo(pages.next(key == '\r' ? 1 : place.page() - 1));
        }
    }

    private void turnTo(String page) {
        terminal.say(device.wire(page));
        if (pages.over()) {
            prompt();
        } else {
            state = State.PAGING;
            terminal.say(dialect.pager().text());
            catchUp();
        }
    }

    private void prompt() {
        if (dialect.habits().repaints()) {
            terminal.say("\r\r\r\r");
        }
        if (echoes) {
            terminal.say(device.prompt(place));
        }
        state = State.READY;
        catchUp();
    }

    private void catchUp() {
        if (ahead.length() > 0) {
            String rest = ahead.toString();
            ahead.setLength(0);
            type(rest);
        }
    }

    private void leave() {
        visit.left();
        end();
    }

    private void end() {
        state = State.OVER;
        terminal.hangUp(0);
    }

    private void say(String text) {
        if (!text.isEmpty()) {
            terminal.say(device.wire(text));
        }
    }

    private void endIdleSession() {
        say(dialect.texts().idle());
        leave();
    }

    /** The terminal has gone. What was typed and not yet begun is forgotten, as devices do. */
    public void ended() {
        state = State.OVER;
        performer.ended();
        idleness.stop();
    }
}
