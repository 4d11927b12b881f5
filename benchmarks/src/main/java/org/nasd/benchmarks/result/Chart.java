package org.nasd.benchmarks.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Draws plots as SVG that can be read on a light and on a dark page. */
final class Chart {

    private static final int WIDTH = 720;
    private static final int LABELS = 250;
    private static final int BAR = 22;
    private static final int GAP = 10;
    private static final int HEIGHT = 300;
    private static final int LEFT = 80;
    private static final int BOTTOM = 50;
    private static final String STYLE =
            "<style>text{font:13px sans-serif;fill:#24292f}.t{font-weight:bold}.a{stroke:#8c959f;"
                    + "stroke-width:1}.w{stroke:#57606a;stroke-width:1.5}.b0{fill:#0969da}.b1{fill:#9a6700}.l0{stroke:#0969da}"
                    + ".l1{stroke:#cf6a00}.l2{stroke:#1a7f37}.l{fill:none;stroke-width:2}"
                    + "@media(prefers-color-scheme:dark){text{fill:#e6edf3}.w{stroke:#b1bac4}.b0{fill:#4493f8}.b1{fill:#d29922}"
                    + ".l0{stroke:#4493f8}.l1{stroke:#f0883e}.l2{stroke:#3fb950}}</style>";

    private Chart() {}

    /** Bars side by side: medians, with a line from the lowest to the highest round. */
    static String bars(String title, List<Figure> figures) {
        double most = figures.stream().mapToDouble(Figure::most).max().orElseThrow();
        double scale = (WIDTH - LABELS - 120) / Math.max(most, 1e-9);
        StringBuilder out = head(title, 40 + figures.size() * (BAR + GAP));
        int y = 34;
        for (Figure figure : figures) {
            boolean ours = figure.who.startsWith("nasd");
            text(out, LABELS - 8, y + 15, "end", "", figure.who);
            out.append(f(
                    "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>",
                    ours ? "b0" : "b1", LABELS, y, figure.median() * scale, BAR));
            double middle = y + BAR / 2.0;
            out.append(f(
                    "<line class=\"w\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" y2=\"%.1f\"/>",
                    LABELS + figure.least() * scale, LABELS + figure.most() * scale, middle, middle));
            text(
                    out,
                    LABELS + figure.most() * scale + 6,
                    y + 15,
                    "start",
                    "",
                    Numbers.of(figure.median()) + " " + figure.unit);
            y += BAR + GAP;
        }
        return out.append("</svg>\n").toString();
    }

    /** Lines over an axis. */
    static String lines(Series series) {
        StringBuilder out =
                head(series.title(), HEIGHT + 30 + 20 * series.lines().size());
        List<double[]> all = new ArrayList<>();
        series.lines().forEach(line -> all.addAll(line.points()));
        double low = x(series, all.stream().mapToDouble(p -> p[0]).min().orElseThrow());
        double high = x(series, all.stream().mapToDouble(p -> p[0]).max().orElseThrow());
        double top = all.stream().mapToDouble(p -> p[1]).max().orElseThrow() * 1.1;
        axes(out, series, top);
        for (double x : all.stream().mapToDouble(p -> p[0]).distinct().sorted().toArray()) {
            if (all.size() <= 40) {
                text(out, place(series, x, low, high), HEIGHT - BOTTOM + 18, "middle", "", Numbers.of(x));
            }
        }
        int index = 0;
        for (Series.Line line : series.lines()) {
            StringBuilder path = new StringBuilder();
            for (double[] point : line.points()) {
                path.append(f("%.1f,%.1f ", place(series, point[0], low, high), height(point[1], top)));
            }
            out.append(f(
                    "<polyline class=\"l l%d\" points=\"%s\"/>",
                    index % 3, path.toString().trim()));
            int y = HEIGHT + 18 + 20 * index;
            out.append(f(
                    "<line class=\"l l%d\" x1=\"%d\" x2=\"%d\" y1=\"%d\" y2=\"%d\"/>",
                    index % 3, LEFT, LEFT + 24, y - 4, y - 4));
            text(out, LEFT + 32, y, "start", "", line.name());
            index++;
        }
        return out.append("</svg>\n").toString();
    }

    private static void axes(StringBuilder out, Series series, double top) {
        out.append(f(
                "<line class=\"a\" x1=\"%d\" x2=\"%d\" y1=\"%d\" y2=\"%d\"/>",
                LEFT, WIDTH - 20, HEIGHT - BOTTOM, HEIGHT - BOTTOM));
        out.append(f("<line class=\"a\" x1=\"%d\" x2=\"%d\" y1=\"%d\" y2=\"%d\"/>", LEFT, LEFT, 34, HEIGHT - BOTTOM));
        for (int i = 0; i <= 4; i++) {
            text(out, LEFT - 6, height(top * i / 4, top) + 4, "end", "", Numbers.of(top * i / 4));
        }
        text(out, WIDTH - 20, HEIGHT - 12, "end", "", series.x());
        text(out, LEFT + 6, 44, "start", "", series.y());
    }

    private static double x(Series series, double value) {
        return series.logarithmic() ? Math.log10(Math.max(value, 1)) : value;
    }

    private static double place(Series series, double value, double low, double high) {
        return LEFT + 10 + (WIDTH - 60 - LEFT) * (x(series, value) - low) / Math.max(high - low, 1e-9);
    }

    private static double height(double value, double top) {
        return HEIGHT - BOTTOM - (HEIGHT - BOTTOM - 34) * value / Math.max(top, 1e-9);
    }

    private static StringBuilder head(String title, int height) {
        StringBuilder out = new StringBuilder(4096);
        out.append(f(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\">",
                WIDTH, height, WIDTH, height));
        out.append("<title>").append(escape(title)).append("</title>").append(STYLE);
        text(out, 4, 18, "start", "t", title);
        return out;
    }

    private static void text(StringBuilder out, double x, double y, String anchor, String kind, String text) {
        out.append(f("<text class=\"%s\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">", kind, x, y, anchor))
                .append(escape(text))
                .append("</text>\n");
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String f(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
