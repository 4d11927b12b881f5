package org.nasd.webconsole.internal.browser;

import java.nio.file.Path;
import org.nasd.webconsole.internal.ConsoleServer;
import org.nasd.webconsole.internal.fake.Provider;

final class FirstLook {
    public static void main(String[] a) throws Exception {
        String theme = a.length > 0 ? a[0] : "light";
        String lang = a.length > 1 ? a[1] : "en";
        int w = a.length > 2 ? Integer.parseInt(a[2]) : 1440;
        int h = a.length > 3 ? Integer.parseInt(a[3]) : 900;
        String out = "/tmp/shots/" + theme + "-" + lang + "-" + w + "-";
        try (ConsoleServer server = ConsoleServer.start(new Provider(400, 1204));
                Browser b = Browser.start(w, h, lang)) {
            b.open(server.url());
            b.run("localStorage.setItem('nasd.theme', arguments[0])", theme);
            b.open(server.url());
            b.find(".login");
            b.screenshot(Path.of(out + "login.png"));
            b.logIn("admin", ConsoleServer.PASSWORD);
            shot(b, "#/overview", "nasd-chart canvas", out + "overview.png");
            shot(b, "#/nas", "tr[data-row]", out + "nas.png");
            shot(b, "#/nas/1103", "nasd-chart canvas", out + "nas-detail.png");
            b.run("window.scrollTo(0, 10000)");
            b.screenshot(Path.of(out + "nas-detail2.png"));
            shot(b, "#/events?place=failed&q=reason%3Arefused", "tr[data-row]", out + "events-failed.png");
            shot(b, "#/events?place=main&q=nas%3Aekb-m04%20sinc%3A1h", "p[role=alert]", out + "events-bad.png");
            shot(b, "#/events?place=main", "tr[data-row]", out + "events-main.png");
            shot(b, "#/event/5000000", ".attempts", out + "event.png");
            shot(b, "#/account/4711", "nasd-log div", out + "account.png");
            shot(b, "#/devices", ".schemes", out + "devices.png");
            shot(b, "#/audit", ".audit", out + "audit.png");
            shot(b, "#/doctor", ".doctor", out + "doctor.png");
            b.find("body").sendKeys("?");
            b.find("dialog[open]");
            b.screenshot(Path.of(out + "help.png"));
            b.complaints().forEach(System.out::println);
        }
    }

    static void shot(Browser b, String hash, String css, String file) throws Exception {
        b.go(hash);
        b.find(css);
        Thread.sleep(700);
        b.screenshot(Path.of(file));
    }
}
