package io.dewline.alerts.storage;

import io.dewline.alerts.book.Alert;
import io.dewline.alerts.book.Filter;
import io.dewline.alerts.book.Step;
import io.dewline.alerts.outbox.Attempt;
import io.dewline.alerts.outbox.Item;
import io.dewline.alerts.outbox.Parcel;
import io.dewline.alerts.response.Actuator;
import io.dewline.alerts.response.Lock;
import io.dewline.alerts.response.LockAct;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sqlite.SQLiteConfig;

/** The alert book in one SQLite file: write-ahead log, synchronous=FULL, one connection, a lock that names the owner. */
public final class SqliteAlertStorage implements AlertStorage {
    private final FileLock lock;
    private final Connection connection;

    private SqliteAlertStorage(FileLock lock, Connection connection) {
        this.lock = lock;
        this.connection = connection;
    }

    /** Opens or makes {@code file}; its folder is made too. */
    public static SqliteAlertStorage open(Path file) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
        } catch (IOException e) {
            throw new StorageFailure("cannot make the folder of " + file, e);
        }
        FileLock lock = FileLock.of(file);
        Connection connection = null;
        try {
            SQLiteConfig config = new SQLiteConfig();
            config.setGetGeneratedKeys(false);
            config.setJournalMode(SQLiteConfig.JournalMode.WAL);
            config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
            config.setBusyTimeout(5_000);
            connection = DriverManager.getConnection("jdbc:sqlite:" + file, config.toProperties());
            connection.setAutoCommit(false);
            Schema.prepare(connection, file.toString());
            return new SqliteAlertStorage(lock, connection);
        } catch (SQLException | RuntimeException e) {
            release(lock, connection);
            throw e instanceof StorageFailure known ? known : new StorageFailure("cannot open " + file, e);
        }
    }

    private static void release(FileLock lock, @org.jspecify.annotations.Nullable Connection connection) {
        try (lock) {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException | IOException e) {
            throw new StorageFailure("cannot close the alert book", e);
        }
    }

    @Override
    public void commit(Changes changes) {
        try {
            new ChangesWriter(connection).write(changes);
            connection.commit();
        } catch (SQLException e) {
            throw rolledBack("cannot commit to the alert book", e);
        } catch (RuntimeException e) {
            throw rolledBack("cannot write to the alert book", e);
        }
    }

    /**
     * Takes back what was not committed, also where SQLite did so by itself, as it may when the disk is full: the driver begins each transaction at the end
     * of the one before, and would have none from then on.
     */
    static void rollback(Connection connection) throws SQLException {
        try {
            connection.rollback();
        } catch (SQLException byItself) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("BEGIN");
            } catch (SQLException e) {
                e.addSuppressed(byItself);
                throw e;
            }
        }
    }

    private StorageFailure rolledBack(String message, Exception cause) {
        try {
            rollback(connection);
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
        return new StorageFailure(message, cause);
    }

    @Override
    public Snapshot load(Instant deliveredAfter) {
        return new Snapshot(
                all("select json from alerts where closed is null order by opened, id", Alert.class),
                all("select json from actuators", Actuator.class),
                all("select json from locks", Lock.class),
                all("select json from areas", AreaState.class),
                all("select json from items where message is null order by rowid", Item.class),
                all(
                        "select json from parcels where state in ('PENDING', 'AWAITING')"
                                + " or (state = 'DONE' and next > ?) order by rowid",
                        Parcel.class,
                        deliveredAfter.toEpochMilli()));
    }

    @Override
    public Optional<Alert> alert(String id) {
        return all("select json from alerts where id = ?", Alert.class, id).stream()
                .findFirst();
    }

    @Override
    public List<Alert> find(Filter filter) {
        StringBuilder sql = new StringBuilder("select json from alerts where true");
        List<Object> arguments = new ArrayList<>();
        if (!filter.site().isEmpty()) {
            sql.append(" and site = ?");
            arguments.add(filter.site());
        }
        if (!filter.rule().isEmpty()) {
            sql.append(" and rule = ?");
            arguments.add(filter.rule());
        }
        if (filter.severity() != null) {
            sql.append(" and severity >= ?");
            arguments.add(filter.severity().level());
        }
        sql.append(
                switch (filter.state()) {
                    case ANY -> "";
                    case OPEN -> " and closed is null";
                    case AWAITING -> " and closed is null and condition = 'RECOVERED'";
                    case CLOSED -> " and closed is not null";
                });
        if (filter.from() != null) {
            sql.append(" and opened >= ?");
            arguments.add(filter.from().toEpochMilli());
        }
        if (filter.to() != null) {
            sql.append(" and opened < ?");
            arguments.add(filter.to().toEpochMilli());
        }
        sql.append(" order by opened desc, id limit ? offset ?");
        arguments.add(filter.limit());
        arguments.add(filter.offset());
        return all(sql.toString(), Alert.class, arguments.toArray());
    }

    @Override
    public List<Step> history(String alert) {
        return all("select json from steps where alert = ? order by n", Step.class, alert);
    }

    @Override
    public List<Attempt> attempts(String alert) {
        return all(
                "select json from attempts where key in (select message from items where alert = ?1"
                        + " union select key from parcels where alert = ?1) order by at, key, number",
                Attempt.class,
                alert);
    }

    @Override
    public List<LockAct> lockActs(int max) {
        return all("select json from lock_acts order by number desc limit ?", LockAct.class, max);
    }

    @Override
    public List<NumberedAreaNote> notes(int max) {
        try (PreparedStatement statement =
                connection.prepareStatement("select number, area, line from notes order by number limit ?")) {
            statement.setInt(1, max);
            List<NumberedAreaNote> notes = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    notes.add(new NumberedAreaNote(row.getLong(1), new AreaNote(row.getString(2), row.getString(3))));
                }
            }
            connection.commit();
            return notes;
        } catch (SQLException e) {
            throw rolledBack("cannot read the alert book", e);
        }
    }

    @Override
    public void forgetNotes(long upTo) {
        try (PreparedStatement statement = connection.prepareStatement("delete from notes where number <= ?")) {
            statement.setLong(1, upTo);
            statement.executeUpdate();
            connection.commit();
        } catch (SQLException e) {
            throw rolledBack("cannot write to the alert book", e);
        }
    }

    private <T> List<T> all(String sql, Class<T> type, Object... arguments) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            List<T> found = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(Codec.read(row.getString(1), type));
                }
            }
            connection.commit();
            return found;
        } catch (SQLException e) {
            throw rolledBack("cannot read the alert book", e);
        }
    }

    @Override
    public void close() {
        release(lock, connection);
    }
}
