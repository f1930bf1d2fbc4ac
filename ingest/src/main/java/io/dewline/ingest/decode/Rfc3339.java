package io.dewline.ingest.decode;

/** Reads RFC 3339 date-times with seconds and offset, like {@code 2026-06-01T08:00:00.250+08:00}, without allocating. */
final class Rfc3339 {
    /** What {@link #parse} returns for a text of another form or a date that does not exist. */
    static final long MALFORMED = Long.MIN_VALUE;

    private static final int[] DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    private Rfc3339() {}

    static long parse(String text) {
        return parse(text.toCharArray(), 0, text.length());
    }

    /** Epoch milliseconds; digits beyond the third of a second are cut off, a leap second counts as the second after it. */
    static long parse(char[] text, int from, int length) {
        int end = from + length;
        if (length < 20
                || text[from + 4] != '-'
                || text[from + 7] != '-'
                || (text[from + 10] | 0x20) != 't'
                || text[from + 13] != ':'
                || text[from + 16] != ':') {
            return MALFORMED;
        }
        int year = number(text, from, 4);
        int month = number(text, from + 5, 2);
        int day = number(text, from + 8, 2);
        int hour = number(text, from + 11, 2);
        int minute = number(text, from + 14, 2);
        int second = number(text, from + 17, 2);
        if ((year | month | day | hour | minute | second) < 0
                || month < 1
                || month > 12
                || day < 1
                || day > daysOf(year, month)
                || hour > 23
                || minute > 59
                || second > 60) {
            return MALFORMED;
        }
        int at = from + 19;
        int millis = 0;
        if (text[at] == '.') {
            int digit = at + 1;
            int weight = 100;
            while (digit < end && text[digit] >= '0' && text[digit] <= '9') {
                millis += weight * (text[digit] - '0');
                weight /= 10;
                digit++;
            }
            if (digit == at + 1) {
                return MALFORMED;
            }
            at = digit;
        }
        int offset = offsetMinutes(text, at, end);
        if (offset == Integer.MIN_VALUE) {
            return MALFORMED;
        }
        long minutes = (daysSinceEpoch(year, month, day) * 24 + hour) * 60 + minute - offset;
        return (minutes * 60 + second) * 1_000 + millis;
    }

    private static int offsetMinutes(char[] text, int at, int end) {
        if (at + 1 == end && (text[at] | 0x20) == 'z') {
            return 0;
        }
        if (at + 6 != end || (text[at] != '+' && text[at] != '-') || text[at + 3] != ':') {
            return Integer.MIN_VALUE;
        }
        int hours = number(text, at + 1, 2);
        int minutes = number(text, at + 4, 2);
        if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) {
            return Integer.MIN_VALUE;
        }
        return (text[at] == '-' ? -1 : 1) * (hours * 60 + minutes);
    }

    /** The number of {@code digits} digits at {@code from}; negative when one of them is none. */
    private static int number(char[] text, int from, int digits) {
        int number = 0;
        for (int i = from; i < from + digits; i++) {
            if (text[i] < '0' || text[i] > '9') {
                return -1;
            }
            number = number * 10 + text[i] - '0';
        }
        return number;
    }

    private static int daysOf(int year, int month) {
        boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        return month == 2 && leap ? 29 : DAYS[month - 1];
    }

    /** Days from 1970-01-01 in the proleptic Gregorian calendar: years are counted from March, so that the leap day comes last. */
    private static long daysSinceEpoch(int year, int month, int day) {
        long y = month <= 2 ? year - 1 : year;
        long era = Math.floorDiv(y, 400L);
        long yearOfEra = y - era * 400;
        long dayOfYear = (153L * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
        long dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * 146_097 + dayOfEra - 719_468;
    }
}
