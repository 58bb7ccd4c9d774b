/** Ids: random, made where the thing is made, so that asking twice is asking once. */
import * as z from 'zod/mini'

/** 10 to 40 letters, digits, - and _. Ids are handed out by `Deps.newId`; nothing may be read out of one. */
const id = <Name extends string>() =>
  z
    .string()
    .check(z.regex(/^[A-Za-z0-9_-]{10,40}$/, 'This address is not complete.'))
    .brand<Name>()

export const StrategyId = id<'StrategyId'>()
export const AmbitionId = id<'AmbitionId'>()
export const ValueId = id<'ValueId'>()
export const LineageEntryId = id<'LineageEntryId'>()
export const SessionId = id<'SessionId'>()
export const BreakoutId = id<'BreakoutId'>()
export const SectionId = id<'SectionId'>()
export const RoomId = id<'RoomId'>()
export const LinkId = id<'LinkId'>()
export const MemberId = id<'MemberId'>()
export const NoteId = id<'NoteId'>()
export const ThemeId = id<'ThemeId'>()
export const PlacementId = id<'PlacementId'>()
export const ParkedId = id<'ParkedId'>()
export const BoxLinkId = id<'BoxLinkId'>()
export const TidiedId = id<'TidiedId'>()
export const PointId = id<'PointId'>()
export const PointSourceId = id<'PointSourceId'>()
export const DraftId = id<'DraftId'>()
export const StatementId = id<'StatementId'>()
export const RemarkId = id<'RemarkId'>()
export const ReplyId = id<'ReplyId'>()
export const VersionId = id<'VersionId'>()
export const PublicationId = id<'PublicationId'>()
export const OutcomeId = id<'OutcomeId'>()
export const UpdateId = id<'UpdateId'>()
export const DecisionId = id<'DecisionId'>()
export const RoundId = id<'RoundId'>()
export const CommentId = id<'CommentId'>()
export const SnapshotId = id<'SnapshotId'>()
export const ActivityId = id<'ActivityId'>()
export const HistoryId = id<'HistoryId'>()
export const LookId = id<'LookId'>()

export const FileId = id<'FileId'>()

export const QuestionSetId = id<'QuestionSetId'>()
export const QuestionId = id<'QuestionId'>()
export const ResponseId = id<'ResponseId'>()
export const PieceId = id<'PieceId'>()

export type StrategyId = z.infer<typeof StrategyId>
export type AmbitionId = z.infer<typeof AmbitionId>
export type ValueId = z.infer<typeof ValueId>
export type LineageEntryId = z.infer<typeof LineageEntryId>
export type SessionId = z.infer<typeof SessionId>
export type BreakoutId = z.infer<typeof BreakoutId>
export type SectionId = z.infer<typeof SectionId>
export type RoomId = z.infer<typeof RoomId>
export type LinkId = z.infer<typeof LinkId>
export type MemberId = z.infer<typeof MemberId>
export type NoteId = z.infer<typeof NoteId>
export type ThemeId = z.infer<typeof ThemeId>
export type PlacementId = z.infer<typeof PlacementId>
export type ParkedId = z.infer<typeof ParkedId>
export type BoxLinkId = z.infer<typeof BoxLinkId>
export type TidiedId = z.infer<typeof TidiedId>
export type PointId = z.infer<typeof PointId>
export type PointSourceId = z.infer<typeof PointSourceId>
export type DraftId = z.infer<typeof DraftId>
export type StatementId = z.infer<typeof StatementId>
export type RemarkId = z.infer<typeof RemarkId>
export type ReplyId = z.infer<typeof ReplyId>
export type VersionId = z.infer<typeof VersionId>
export type PublicationId = z.infer<typeof PublicationId>
export type OutcomeId = z.infer<typeof OutcomeId>
export type UpdateId = z.infer<typeof UpdateId>
export type DecisionId = z.infer<typeof DecisionId>
export type RoundId = z.infer<typeof RoundId>
export type CommentId = z.infer<typeof CommentId>
export type SnapshotId = z.infer<typeof SnapshotId>
export type ActivityId = z.infer<typeof ActivityId>
export type HistoryId = z.infer<typeof HistoryId>
export type LookId = z.infer<typeof LookId>

export type FileId = z.infer<typeof FileId>

export type QuestionSetId = z.infer<typeof QuestionSetId>
export type QuestionId = z.infer<typeof QuestionId>
export type ResponseId = z.infer<typeof ResponseId>
export type PieceId = z.infer<typeof PieceId>
/** Made with a page, so that a form that is sent twice is known again. */
export const FormId = id<'FormId'>()
