package org.nasd.rest.internal.answer;

import java.util.Map;

/** What a request is answered with. */
public final class Page {

    public static final String JSON = "application/json; charset=utf-8";
    public static final String HTML = "text/html; charset=utf-8";

    private final int status;
    private final String type;
    private final byte[] body;
    private final Map<String, String> headers;

    /**
     * @param status HTTP's status
     * @param type the content type
     * @param body the content, not changed any more
     * @param headers more headers
     */
    public Page(int status, String type, byte[] body, Map<String, String> headers) {
        this.status = status;
        this.type = type;
        this.body = body;
        this.headers = headers;
    }

    public int status() {
        return status;
    }

    public String type() {
        return type;
    }

    public byte[] body() {
        return body;
    }

    public Map<String, String> headers() {
        return headers;
    }
}
