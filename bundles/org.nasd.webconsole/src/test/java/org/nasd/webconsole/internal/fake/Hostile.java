package org.nasd.webconsole.internal.fake;

/** What a device, or somebody who can name things, may write to hurt who reads it. */
public final class Hostile {

    public static final String MARKUP =
            "<script>window.pwned=1</script><img src=x onerror=\"window.pwned=1\"><svg onload=window.pwned=1>";
    /** Shows as "user_drop exe.txt" where it is not taken care of. */
    public static final String TURNED = "user_drop \u202etxt.exe\u202c";

    public static final String CONTROLS = "a\u0007b\u001b[31mred\u001b[0m\u0000end";
    public static final String LONG = "x".repeat(65_536);
    /** No browser's number holds it. */
    public static final long LARGE_ID = 9_007_199_254_740_993L;

    private Hostile() {}
}
