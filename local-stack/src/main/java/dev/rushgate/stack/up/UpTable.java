package dev.rushgate.stack.up;

import java.time.Instant;

/** What a person wants to know and to paste once everything is up. */
final class UpTable {

  private UpTable() {}

  static String of(RunFile running, Instant now) {
    return """

        edge          %1$s
        back office   %2$s
        redis         %3$s
        kafka         %4$s
        database      %5$s   user %6$s   password %7$s

        RUSHGATE_JWT_SECRET=%8$s
        RUSHGATE_TICKET_SECRET=%9$s

        Run the shop:       %2$s/admin
                            %10$s   password %11$s   code %12$s
                            a code lasts half a minute; the next one: scripts/token --code
                            %13$s
        Watch a crowd:      scripts/rush
        See the drops:      curl -s %1$s/api/v1/drops
        Be a shopper:       TOKEN=$(scripts/token --member mina)
                            curl -s -X POST -H "Authorization: Bearer $TOKEN" %1$s/api/v1/drops/ID/entries
        Be the operator:    ADMIN=$(scripts/token --member boss --role ADMIN)
                            curl -s -H "Authorization: Bearer $ADMIN" %2$s/api/v1/admin/drops
        The data platform:  .local/data/data-platform.jsonl has what it took; scripts/replay-deliveries --help
        Logs:               .local/logs (mails: backoffice.log)
        End:                Ctrl-C
        """
        .formatted(
            running.edgeUrl(),
            running.backofficeUrl(),
            running.redisUrl(),
            running.kafkaBootstrap(),
            running.mysqlUrl(),
            running.mysqlUser(),
            running.mysqlPassword(),
            running.jwtSecret(),
            running.ticketSecret(),
            running.owner().email(),
            running.owner().password(),
            running.owner().code(now),
            staff(running));
  }

  private static String staff(RunFile running) {
    return running.staff().isEmpty()
        ? "nobody else is on the staff yet"
        : "operator, support and read-only staff: \"staff\" in .local/run.json";
  }
}
