package org.nasd.shell.internal;

import java.util.regex.Pattern;
import org.apache.karaf.shell.api.console.CommandLoggingFilter;
import org.osgi.service.component.annotations.Component;

/** Keeps secrets of {@code nas:add} and {@code nas:set} out of what Karaf logs of commands. */
@Component
public final class CommandLogFilter implements CommandLoggingFilter {

    private static final Pattern SECRET =
            Pattern.compile("(telnet_password|coa_psw|enable_password|private_key|private_key_passphrase)"
                    + "\\s*=\\s*('[^']*'|\"[^\"]*\"|[^\\s;|'\"]*)");

    @Override
    public CharSequence filter(CharSequence command) {
        return SECRET.matcher(command).replaceAll("$1=******");
    }
}
