package se.sluss.adapters.portal.inbound.receive;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.sluss.adapters.kit.RefusedException;
import se.sluss.adapters.kit.inbox.Inbox;
import se.sluss.adapters.kit.inbox.InboxRow;
import se.sluss.adapters.kit.onward.Onwards;
import se.sluss.adapters.portal.inbound.NotFound;
import se.sluss.adapters.portal.inbound.Seen;
import se.sluss.adapters.portal.inbound.TrailView;
import se.sluss.adapters.portal.inbound.Who;
import se.sluss.adapters.portal.mapping.Words;
import se.sluss.contracts.cover.Urgency;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.referral.FollowUp;
import se.sluss.contracts.referral.Reason;
import se.sluss.contracts.referral.ReferralStep;
import se.sluss.contracts.referral.ToldStep;

/** The unit's inbox, and one message of it from the outside: what it is, never what it says. */
@Controller
@RequestMapping("/inbox")
public class InboxPages {
  private final Inbox inbox;
  private final Onwards onwards;
  private final TrailView trail;
  private final Words words;
  private final Clock clock;

  /** Pages of this inbox. */
  public InboxPages(Inbox inbox, Onwards onwards, TrailView trail, Words words, Clock clock) {
    this.inbox = inbox;
    this.onwards = onwards;
    this.trail = trail;
    this.words = words;
    this.clock = clock;
  }

  /**
   * One message in words.
   *
   * @param id of the message
   * @param type such as igor-wish
   * @param unit whose inbox
   * @param sender who sent it
   * @param urgent whether it is in the urgent lane
   * @param waiting its clock
   * @param received when it came
   * @param state NEW, CLAIMED, OPENED or ANSWERED
   * @param referral where it stands, a code
   * @param last the last step, a code; empty before the first
   * @param reason of the last step, a code; empty when it has none
   * @param inTurn the steps that can be taken now
   * @param mine whether the viewer has it in hand
   * @param others whether a colleague has
   * @param protectedIdentity whether it is for named handlers only
   * @param erased whether it was taken over, so that its content is no longer here
   * @param reminded whether the hub has reminded of it
   * @param followUp which follow-up is to be made now, a code; empty for none
   * @param notTaken the last step that the hub did not take, in words; empty for none
   */
  public record Row(
      String id,
      String type,
      String unit,
      String sender,
      boolean urgent,
      Waiting waiting,
      String received,
      String state,
      String referral,
      String last,
      String reason,
      List<String> inTurn,
      boolean mine,
      boolean others,
      boolean protectedIdentity,
      boolean erased,
      boolean reminded,
      String followUp,
      String notTaken) {}

  /** The list: urgent first, then newest. */
  @GetMapping
  public String list(@ModelAttribute("who") Who who, Model model, Locale locale) {
    rows(who, model, locale);
    model.addAttribute("units", words.units(who.viewer().units(), locale));
    return "inbox/list";
  }

  /** The list alone, for a page that is already there; nothing when nothing has changed. */
  @GetMapping("/rows")
  public Object poll(
      @ModelAttribute("who") Who who,
      @RequestParam(defaultValue = "") String seen,
      Model model,
      Locale locale) {
    String now = rows(who, model, locale);
    return now.equals(seen) ? Seen.nothingNew() : "inbox/list :: rows";
  }

  /** One message from the outside, with its way. */
  @GetMapping("/{id}")
  public String message(
      @PathVariable String id, @ModelAttribute("who") Who who, Model model, Locale locale)
      throws RefusedException {
    InboxRow row = row(who, NotFound.message(id));
    model.addAttribute("row", row(row, who, locale));
    model.addAttribute("onward", onwards.may(row, who.viewer()));
    trail.into(model, row.message(), row.unit(), locale);
    return "inbox/message";
  }

  /** Takes it in hand; one winner. */
  @PostMapping("/{id}/claim")
  public String claim(@PathVariable String id, @ModelAttribute("who") Who who)
      throws RefusedException {
    MessageId message = NotFound.message(id);
    inbox.claim(message, who.viewer());
    return "redirect:/inbox/" + message;
  }

  /** Lets it go again. */
  @PostMapping("/{id}/release")
  public String release(@PathVariable String id, @ModelAttribute("who") Who who)
      throws RefusedException {
    MessageId message = NotFound.message(id);
    inbox.release(message, who.viewer());
    return "redirect:/inbox/" + message;
  }

  private String rows(Who who, Model model, Locale locale) {
    List<Row> rows =
        inbox.list(who.viewer().units(), who.viewer()).stream()
            .map(row -> row(row, who, locale))
            .toList();
    String seen = Seen.of(rows);
    model.addAttribute("rows", rows);
    model.addAttribute("seen", seen);
    return seen;
  }

  /** The viewer's row of this message; what the viewer may not know of is not found. */
  public InboxRow row(Who who, MessageId message) {
    return NotFound.unless(
        inbox.list(who.viewer().units(), who.viewer()).stream()
            .filter(row -> row.message().equals(message))
            .findFirst()
            .orElse(null));
  }

  /** The row in words. */
  Row row(InboxRow row, Who who, Locale locale) {
    ToldStep last = row.referral().last();
    Reason reason = last == null ? null : last.reason();
    FollowUp followUp = row.followUp();
    boolean claimed = row.claimedBy() != null;
    boolean mine = claimed && who.viewer().officer().equals(row.claimedBy());
    return new Row(
        row.message().toString(),
        row.type().name(),
        words.unit(row.unit(), locale),
        words.unit(row.sender(), locale),
        row.urgency() == Urgency.URGENT,
        Waiting.of(row.receivedAt(), row.answerBy(), clock.instant(), words, locale),
        words.at(row.receivedAt(), locale),
        row.state().name(),
        row.referral().state().name(),
        last == null ? "" : last.step().name(),
        reason == null || reason == Reason.NOT_SAID ? "" : reason.name(),
        row.inTurn().stream().map(ReferralStep::name).toList(),
        mine,
        claimed && !mine,
        row.protectedIdentity(),
        row.erased(),
        row.reminded(),
        followUp == null ? "" : followUp.name(),
        words.notTaken(row.referral().notTaken(), locale));
  }
}
