package org.nasd.rest.internal;

import org.nasd.rest.internal.access.Gatekeeper;
import org.nasd.rest.internal.access.JaasLogin;
import org.nasd.rest.internal.access.Login;
import org.nasd.rest.internal.access.Loopback;
import org.nasd.rest.internal.access.Patience;
import org.nasd.rest.internal.access.Rates;
import org.nasd.rest.internal.access.Tokens;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Who is let in by the REST port, for all that answers there: who guesses passwords has one row of tries, not one at each. */
@Component(service = Access.class, configurationPid = RestSettings.PID)
public final class Access {

    private final Gatekeeper gatekeeper;

    @Activate
    public Access(RestSettings settings, @Reference Tokens tokens) {
        this(settings, tokens, new JaasLogin());
    }

    Access(RestSettings settings, Tokens tokens, Login login) {
        boolean loginAlways =
                settings.loopback_login() == LoopbackLogin.required || !Loopback.isAddress(settings.address());
        gatekeeper = new Gatekeeper(
                loginAlways,
                tokens,
                login,
                new Patience(System::nanoTime),
                new Rates(settings.rate_limit(), System::nanoTime));
    }

    Gatekeeper gatekeeper() {
        return gatekeeper;
    }
}
