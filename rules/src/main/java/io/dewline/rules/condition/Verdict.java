package io.dewline.rules.condition;

/** Kleene's three truth values: what is missing is undetermined, and stays so unless the rest decides. */
public enum Verdict {
    TRUE,
    FALSE,
    UNDETERMINED;

    public static Verdict of(boolean truth) {
        return truth ? TRUE : FALSE;
    }

    public Verdict not() {
        return switch (this) {
            case TRUE -> FALSE;
            case FALSE -> TRUE;
            case UNDETERMINED -> UNDETERMINED;
        };
    }
}
