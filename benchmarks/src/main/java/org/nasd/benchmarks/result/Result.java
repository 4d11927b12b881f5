package org.nasd.benchmarks.result;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What one target has measured; written down as JSON, from which the report is made. */
@JsonAutoDetect(
        fieldVisibility = Visibility.ANY,
        getterVisibility = Visibility.NONE,
        isGetterVisibility = Visibility.NONE)
public final class Result {

    private String id = "";
    private String title = "";
    private String about = "";
    private Size size = Size.USUAL;
    private String taken = Instant.EPOCH.toString();
    private double seconds;
    private double loadBefore;
    private String revision = "";
    private String trouble;
    private final Map<String, String> settings = new LinkedHashMap<>();
    private final List<Figure> figures = new ArrayList<>();
    private final List<Goal> goals = new ArrayList<>();
    private final List<Series> series = new ArrayList<>();
    private final List<String> limits = new ArrayList<>();

    /** For reading only, by Jackson. */
    Result() {}

    /**
     * @param about what is measured and how, for the report
     */
    public Result(String id, String title, String about, Size size) {
        this.id = id;
        this.title = title;
        this.about = about;
        this.size = size;
        this.taken = Instant.now().toString();
        this.loadBefore = Machine.load();
        this.revision = Machine.revision();
    }

    /** The figure of somebody in a group, made when it is not there. */
    public Figure figure(String group, String who, String unit) {
        return figures.stream()
                .filter(figure -> figure.group.equals(group) && figure.who.equals(who))
                .findFirst()
                .orElseGet(() -> {
                    Figure made = new Figure(group, who, unit);
                    figures.add(made);
                    return made;
                });
    }

    /** Something that should be at least so much. */
    public void atLeast(String what, double value, String unit, double bound, Double stretch) {
        goals.add(new Goal(what, value, unit, bound, true, stretch));
    }

    /** Something that should be at most so much. */
    public void atMost(String what, double value, String unit, double bound) {
        goals.add(new Goal(what, value, unit, bound, false, null));
    }

    public void setting(String name, Object value) {
        settings.put(name, String.valueOf(value));
    }

    /** What limits it, with the measurement that shows it. */
    public void limit(String text) {
        limits.add(text);
    }

    public void series(Series plot) {
        series.add(plot);
    }

    public void failed(String why) {
        trouble = why;
    }

    public void took(double seconds) {
        this.seconds = seconds;
    }

    public String id() {
        return id;
    }

    public String title() {
        return title;
    }

    public String about() {
        return about;
    }

    public Size size() {
        return size;
    }

    public String taken() {
        return taken;
    }

    public double seconds() {
        return seconds;
    }

    public double loadBefore() {
        return loadBefore;
    }

    public String revision() {
        return revision;
    }

    /** Why it could not be measured, or null. */
    public String trouble() {
        return trouble;
    }

    public Map<String, String> settings() {
        return settings;
    }

    public List<Figure> figures() {
        return figures;
    }

    public List<Goal> goals() {
        return goals;
    }

    public List<Series> series() {
        return series;
    }

    public List<String> limits() {
        return limits;
    }
}
