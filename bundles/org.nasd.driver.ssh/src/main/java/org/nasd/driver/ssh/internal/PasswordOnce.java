package org.nasd.driver.ssh.internal;

import com.jcraft.jsch.UIKeyboardInteractive;
import com.jcraft.jsch.UserInfo;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.nasd.api.nas.Secret;

/** Answers the one question of a keyboard-interactive login, once: a second try with the same password only brings an account closer to being locked. */
final class PasswordOnce implements UserInfo, UIKeyboardInteractive {

    private final Secret password;
    private final AtomicBoolean given = new AtomicBoolean();
    private final AtomicReference<String> banner = new AtomicReference<>("");

    /**
     * @param password or null
     */
    PasswordOnce(Secret password) {
        this.password = password;
    }

    @Override
    public String[] promptKeyboardInteractive(
            String destination, String name, String instruction, String[] prompts, boolean[] echo) {
        if (prompts.length == 0) {
            return new String[0];
        }
        boolean canAnswer = password != null && prompts.length == 1 && !echo[0];
        return canAnswer && given.compareAndSet(false, true) ? new String[] {password.reveal()} : null;
    }

    @Override
    public void showMessage(String message) {
        banner.set(message.strip());
    }

    /** What the server said before login. */
    String banner() {
        return banner.get();
    }

    @Override
    public String getPassphrase() {
        return null;
    }

    @Override
    public String getPassword() {
        return null;
    }

    @Override
    public boolean promptPassword(String message) {
        return false;
    }

    @Override
    public boolean promptPassphrase(String message) {
        return false;
    }

    @Override
    public boolean promptYesNo(String message) {
        return false;
    }
}
