package org.nasd.rest.internal;

import java.lang.annotation.Annotation;

/**
 * Settings of a test.
 */
record TestSettings(int port, String address, LoopbackLogin loopback_login, int body_max, int rate_limit, String zone)
        implements RestSettings {

    static TestSettings on(int port) {
        return new TestSettings(port, "127.0.0.1", LoopbackLogin.none, 4096, 0, "Asia/Yekaterinburg");
    }

    TestSettings withLogin() {
        return new TestSettings(port, address, LoopbackLogin.required, body_max, rate_limit, zone);
    }

    TestSettings at(String other) {
        return new TestSettings(port, other, loopback_login, body_max, rate_limit, zone);
    }

    TestSettings limitedTo(int kib, int perSecond) {
        return new TestSettings(port, address, loopback_login, kib, perSecond, zone);
    }

    @Override
    public Class<? extends Annotation> annotationType() {
        return RestSettings.class;
    }
}
