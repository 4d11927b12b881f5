package org.nasd.webconsole.internal.access;

import java.util.Optional;
import javax.security.auth.Subject;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.auth.login.FailedLoginException;
import javax.security.auth.login.LoginContext;
import javax.security.auth.login.LoginException;
import org.apache.karaf.jaas.boot.principal.RolePrincipal;
import org.nasd.api.operations.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The logins of Karaf's realm, which the shell and REST use, too. */
public final class JaasLogin implements Login {

    private static final Logger LOG = LoggerFactory.getLogger(JaasLogin.class);
    private static final String REALM = "karaf";

    @Override
    public Optional<Role> check(String name, String password) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // JAAS finds Karaf's login module through this thread's class loader, which else is some web context's.
        thread.setContextClassLoader(RolePrincipal.class.getClassLoader());
        try {
            Subject subject = new Subject();
            LoginContext context = new LoginContext(REALM, subject, callbacks -> answer(callbacks, name, password));
            context.login();
            Role role = Roles.of(subject);
            context.logout();
            return Optional.of(role);
        } catch (FailedLoginException e) {
            return Optional.empty();
        } catch (LoginException e) {
            LOG.warn("The realm {} could not check a login: {}", REALM, e.toString());
            return Optional.empty();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static void answer(Callback[] callbacks, String name, String password) throws UnsupportedCallbackException {
        for (Callback callback : callbacks) {
            if (callback instanceof NameCallback asked) {
                asked.setName(name);
            } else if (callback instanceof PasswordCallback asked) {
                asked.setPassword(password.toCharArray());
            } else {
                throw new UnsupportedCallbackException(callback);
            }
        }
    }
}
