package io.dewline.model;

/** A text for people in Chinese and in English. A language that was not given has the other's text. */
public record Text(String zh, String en) {
    public static Text same(String text) {
        return new Text(text, text);
    }

    public String in(Language language) {
        return language == Language.ZH ? zh : en;
    }

    /** The languages people read. */
    public enum Language {
        ZH,
        EN
    }
}
