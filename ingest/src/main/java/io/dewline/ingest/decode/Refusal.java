package io.dewline.ingest.decode;

/** Ends the reading of a message or of one of its objects: why, and what it is about ("" where nothing more can be said). */
final class Refusal extends Exception {
    private static final long serialVersionUID = 1;

    private final Reason reason;
    private final String detail;

    Refusal(Reason reason, String detail) {
        super(reason.word() + " " + detail, null, false, false);
        this.reason = reason;
        this.detail = detail;
    }

    Reason reason() {
        return reason;
    }

    String detail() {
        return detail;
    }
}
