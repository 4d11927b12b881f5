package org.nasd.simulator.internal.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.nasd.api.dispatch.Dispatch;
import org.nasd.api.nas.AccountDirectory;
import org.nasd.api.nas.NasDirectory;
import org.nasd.api.nas.NasRegistry;
import org.nasd.api.scheme.SchemeRegistry;
import org.nasd.api.stack.CompactStack;
import org.nasd.api.stack.FailedStack;
import org.nasd.api.stack.MainStack;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plays the demo when the system property {@code nasd.demo} is true, and does nothing otherwise. With {@code nasd.demo.exit} it ends the
 * container afterwards and leaves the exit status in the file that {@code nasd.demo.status} names.
 */
@Component(
        service = {},
        immediate = true)
public final class DemoComponent {

    private static final Logger LOG = LoggerFactory.getLogger(DemoComponent.class);

    private final BundleContext context;
    private final Demo demo;
    private final Screen screen;
    private final Thread thread;

    @Activate
    public DemoComponent(
            BundleContext context,
            @Reference NasDirectory directory,
            @Reference NasRegistry registry,
            @Reference AccountDirectory accounts,
            @Reference CompactStack compact,
            @Reference MainStack main,
            @Reference FailedStack failed,
            @Reference Dispatch dispatch,
            @Reference SchemeRegistry schemes) {
        this.context = context;
        this.screen = new Screen(System.out, "1".equals(System.getenv("NASD_DEMO_TTY")));
        this.demo = new Demo(
                new Demo.Nasd(directory, registry, accounts, compact, main, failed, dispatch, schemes), screen);
        this.thread = new Thread(this::play, "nasd-demo");
        if (Boolean.getBoolean("nasd.demo")) {
            thread.setDaemon(true);
            thread.start();
        }
    }

    @Deactivate
    void deactivate() throws InterruptedException {
        if (Thread.currentThread() != thread) {
            thread.interrupt();
            thread.join(TimeUnit.SECONDS.toMillis(5));
        }
    }

    private void play() {
        boolean good = false;
        try {
            good = demo.play();
        } catch (InterruptedException e) {
            LOG.info("The demo ends, since nasd stops");
            return;
        } catch (RuntimeException e) {
            LOG.error("The demo failed", e);
            screen.line("The demo failed: " + e.getMessage() + "; see the log");
        }
        if (Boolean.getBoolean("nasd.demo.exit")) {
            end(good);
        } else {
            sayWhereToLook();
        }
    }

    private void end(boolean good) {
        try {
            Files.writeString(Path.of(System.getProperty("nasd.demo.status")), good ? "0" : "1");
        } catch (IOException e) {
            LOG.error("The demo's status cannot be written", e);
        }
        try {
            context.getBundle(0).stop();
        } catch (BundleException e) {
            LOG.error("nasd cannot be stopped", e);
        }
    }

    private void sayWhereToLook() {
        screen.line("");
        screen.line("nasd keeps running until Ctrl-C. Look around:");
        screen.line("  web console  http://127.0.0.1:" + port("NASD_HTTP_PORT", "8181") + "/system/console");
        screen.line("  shell        ssh -p " + port("NASD_SSH_PORT", "8101") + " admin@127.0.0.1, then nas:list");
        screen.line("  health       http://127.0.0.1:" + port("NASD_REST_PORT", "8082") + "/health/ready");
        screen.line("  logs         " + System.getProperty("karaf.log"));
        Path password = Path.of(System.getProperty("karaf.etc", "etc"), "admin.password");
        screen.line("  login        admin, password in " + password);
    }

    private static String port(String variable, String otherwise) {
        String port = System.getenv(variable);
        return port == null ? otherwise : port;
    }
}
