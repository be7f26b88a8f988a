/* eslint-disable */
import * as types from './graphql.ts';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';

/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "\n  mutation SendMessage($input: SendMessageInput!) {\n    sendMessage(input: $input) {\n      id\n      ...ChatMessage_message\n    }\n  }\n": typeof types.SendMessageDocument,
    "\n  mutation CreateUpload($purpose: UploadPurpose!, $contentType: String!, $byteSize: Int!) {\n    createUpload(purpose: $purpose, contentType: $contentType, byteSize: $byteSize) {\n      id\n      url\n      method\n      headers {\n        name\n        value\n      }\n    }\n  }\n": typeof types.CreateUploadDocument,
    "\n  fragment Picture_image on Image {\n    url\n    thumbnailUrl\n    width\n    height\n    blurHash\n  }\n": typeof types.Picture_ImageFragmentDoc,
    "\n  mutation AnswerInvitation($id: ID!, $accept: Boolean!) {\n    answerInvitation(id: $id, accept: $accept) {\n      id\n      status\n      companion {\n        id\n        memberCount\n      }\n    }\n  }\n": typeof types.AnswerInvitationDocument,
    "\n  query AreaChoices($parentId: ID, $query: String) {\n    areas(parentId: $parentId, query: $query) {\n      id\n      name\n      kind\n      parent {\n        id\n        name\n      }\n    }\n  }\n": typeof types.AreaChoicesDocument,
    "\n  query AreaName($id: ID!) {\n    area(id: $id) {\n      id\n      name\n    }\n  }\n": typeof types.AreaNameDocument,
    "\n  fragment CompanionCard_companion on Companion {\n    id\n    title\n    startDate\n    endDate\n    status\n    capacity\n    memberCount\n    commentCount\n    bookmarkCount\n    viewCount\n    thumbnail {\n      id\n      ...Picture_image\n    }\n    area {\n      id\n      name\n    }\n    author {\n      id\n      nickname\n      ...PersonLink_user\n    }\n  }\n": typeof types.CompanionCard_CompanionFragmentDoc,
    "\n  fragment HiddenNote_content on HiddenContent {\n    reason\n    since\n  }\n": typeof types.HiddenNote_ContentFragmentDoc,
    "\n  mutation InviteToCompanion($companionId: ID!, $userId: ID!) {\n    inviteToCompanion(companionId: $companionId, userId: $userId) {\n      id\n      status\n    }\n  }\n": typeof types.InviteToCompanionDocument,
    "\n  query PersonCompanions($id: ID!, $after: String) {\n    user(id: $id) {\n      id\n      companions(first: 12, after: $after) {\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        edges {\n          cursor\n          node {\n            id\n            ...CompanionCard_companion\n          }\n        }\n      }\n    }\n  }\n": typeof types.PersonCompanionsDocument,
    "\n  fragment PersonLink_user on User {\n    id\n    nickname\n    avatar {\n      id\n      ...Picture_image\n    }\n  }\n": typeof types.PersonLink_UserFragmentDoc,
    "\n  mutation SetBlock($userId: ID!, $blocked: Boolean!) {\n    setBlock(userId: $userId, blocked: $blocked) {\n      id\n      viewerHasBlocked\n    }\n  }\n": typeof types.SetBlockDocument,
    "\n  query PersonPlaces($id: ID!, $afterPlace: String, $afterReview: String) {\n    user(id: $id) {\n      id\n      places(first: 6, after: $afterPlace) {\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        edges {\n          cursor\n          node {\n            id\n            ...PlaceCard_place\n          }\n        }\n      }\n      reviews(first: 10, after: $afterReview) {\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        edges {\n          cursor\n          node {\n            id\n            ...PersonReview_review\n          }\n        }\n      }\n    }\n  }\n": typeof types.PersonPlacesDocument,
    "\n  fragment PersonReview_review on Review {\n    id\n    stars\n    text\n    createdAt\n    place {\n      id\n      name\n    }\n    hidden {\n      ...HiddenNote_content\n    }\n  }\n": typeof types.PersonReview_ReviewFragmentDoc,
    "\n  query PersonPlanners($id: ID!, $after: String) {\n    user(id: $id) {\n      id\n      planners(first: 12, after: $after) {\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        edges {\n          cursor\n          node {\n            id\n            ...PlannerRow_planner\n          }\n        }\n      }\n    }\n  }\n": typeof types.PersonPlannersDocument,
    "\n  fragment PlaceCard_place on Place {\n    id\n    name\n    category\n    address\n    rating\n    reviewCount\n    image {\n      id\n      ...Picture_image\n    }\n  }\n": typeof types.PlaceCard_PlaceFragmentDoc,
    "\n  fragment PlannerRow_planner on Planner {\n    id\n    name\n    startDate\n    endDate\n    dayCount\n    visibility\n    area {\n      id\n      name\n    }\n  }\n": typeof types.PlannerRow_PlannerFragmentDoc,
    "\n  fragment ReferenceCard_reference on Reference {\n    id\n    text\n    wouldTravelAgain\n    createdAt\n    response\n    author {\n      id\n      nickname\n      ...PersonLink_user\n    }\n    subject {\n      id\n      nickname\n    }\n    companion {\n      id\n      title\n    }\n    viewerCan {\n      respond {\n        allowed\n      }\n      report {\n        allowed\n      }\n    }\n  }\n": typeof types.ReferenceCard_ReferenceFragmentDoc,
    "\n  mutation RespondToReference($id: ID!, $text: String!) {\n    respondToReference(id: $id, text: $text) {\n      id\n      response\n      viewerCan {\n        respond {\n          allowed\n        }\n      }\n    }\n  }\n": typeof types.RespondToReferenceDocument,
    "\n  mutation Report($input: ReportInput!) {\n    report(input: $input) {\n      id\n      status\n    }\n  }\n": typeof types.ReportDocument,
    "\n  fragment Reportable_subject on Reportable {\n    __typename\n    ... on User {\n      id\n      nickname\n    }\n    ... on Companion {\n      id\n      title\n    }\n    ... on Comment {\n      id\n      commentText: text\n      companion {\n        id\n      }\n    }\n    ... on Message {\n      id\n      messageText: text\n    }\n    ... on Place {\n      id\n      placeName: name\n    }\n    ... on Review {\n      id\n      reviewText: text\n      place {\n        id\n      }\n    }\n    ... on Planner {\n      id\n      planName: name\n    }\n  }\n": typeof types.Reportable_SubjectFragmentDoc,
    "\n  fragment SanctionCard_sanction on Sanction {\n    id\n    kind\n    reason\n    createdAt\n    until\n    appeal {\n      text\n      createdAt\n      isGranted\n    }\n  }\n": typeof types.SanctionCard_SanctionFragmentDoc,
    "\n  mutation Appeal($text: String!) {\n    appeal(text: $text) {\n      id\n      ...SanctionCard_sanction\n    }\n  }\n": typeof types.AppealDocument,
    "\n  mutation OpenDirectRoom($userId: ID!) {\n    openDirectRoom(userId: $userId) {\n      id\n    }\n  }\n": typeof types.OpenDirectRoomDocument,
    "\n  fragment TripRow_companion on Companion {\n    id\n    title\n    startDate\n    endDate\n    status\n    memberCount\n    thumbnail {\n      id\n      ...Picture_image\n    }\n    area {\n      id\n      name\n    }\n    room {\n      id\n    }\n  }\n": typeof types.TripRow_CompanionFragmentDoc,
    "\n  query BlockedUsers($after: String) {\n    viewer {\n      id\n      blockedUsers(first: 30, after: $after) {\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        edges {\n          cursor\n          node {\n            id\n            nickname\n            avatar {\n              id\n              ...Picture_image\n            }\n          }\n        }\n      }\n    }\n  }\n": typeof types.BlockedUsersDocument,
    "\n  query Rooms($after: String) {\n    rooms(first: 30, after: $after) {\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        cursor\n        node {\n          id\n          ...RoomRow_room\n        }\n      }\n    }\n  }\n": typeof types.RoomsDocument,
    "\n  fragment ChatMessage_message on Message {\n    id\n    seq\n    text\n    isDeleted\n    createdAt\n    editedAt\n    clientMessageId\n    warning\n    author {\n      id\n      nickname\n      ...PersonLink_user\n    }\n    images {\n      id\n      ...Picture_image\n    }\n  }\n": typeof types.ChatMessage_MessageFragmentDoc,
    "\n  query Conversation($id: ID!) {\n    room(id: $id) {\n      id\n      kind\n      title\n      lastSeq\n      lastReadSeq\n      firstUnreadSeq\n      counterpart {\n        id\n        nickname\n        ...PersonLink_user\n      }\n      companion {\n        id\n        title\n      }\n      members {\n        id\n        lastReadSeq\n        user {\n          id\n          nickname\n        }\n      }\n      viewerCan {\n        send {\n          allowed\n          message\n        }\n      }\n      messages(last: 50) {\n        pageInfo {\n          hasPreviousPage\n          startCursor\n          hasNextPage\n          endCursor\n        }\n        nodes {\n          id\n          ...ChatMessage_message\n        }\n      }\n    }\n  }\n": typeof types.ConversationDocument,
    "\n  query MessagesAround($id: ID!, $seq: Int!) {\n    room(id: $id) {\n      id\n      messages(around: $seq, last: 60) {\n        pageInfo {\n          hasPreviousPage\n          startCursor\n          hasNextPage\n          endCursor\n        }\n        nodes {\n          id\n          ...ChatMessage_message\n        }\n      }\n    }\n  }\n": typeof types.MessagesAroundDocument,
    "\n  query OlderMessages($id: ID!, $before: String!) {\n    room(id: $id) {\n      id\n      messages(last: 50, before: $before) {\n        pageInfo {\n          hasPreviousPage\n          startCursor\n          hasNextPage\n          endCursor\n        }\n        nodes {\n          id\n          ...ChatMessage_message\n        }\n      }\n    }\n  }\n": typeof types.OlderMessagesDocument,
    "\n  query NewerMessages($id: ID!, $after: String!) {\n    room(id: $id) {\n      id\n      messages(first: 50, after: $after) {\n        pageInfo {\n          hasPreviousPage\n          startCursor\n          hasNextPage\n          endCursor\n        }\n        nodes {\n          id\n          ...ChatMessage_message\n        }\n      }\n    }\n  }\n": typeof types.NewerMessagesDocument,
    "\n  subscription RoomEvents($roomId: ID!, $afterSeq: Int) {\n    roomEvents(roomId: $roomId, afterSeq: $afterSeq) {\n      __typename\n      ... on RoomReady {\n        seq\n        replayCount\n      }\n      ... on RoomLogEntry {\n        seq\n      }\n      ... on MessageSent {\n        message {\n          id\n          ...ChatMessage_message\n        }\n      }\n      ... on MessageEdited {\n        message {\n          id\n          ...ChatMessage_message\n        }\n      }\n      ... on MessageDeleted {\n        message {\n          id\n          ...ChatMessage_message\n        }\n      }\n      ... on MemberJoined {\n        member {\n          id\n          lastReadSeq\n          user {\n            id\n            nickname\n          }\n        }\n      }\n      ... on MemberLeft {\n        userId\n      }\n      ... on ReadMarkerMoved {\n        userId\n        lastReadSeq\n      }\n      ... on MemberTyping {\n        userId\n        ttlSeconds\n      }\n    }\n  }\n": typeof types.RoomEventsDocument,
    "\n  mutation MarkRoomRead($roomId: ID!, $seq: Int!) {\n    markRoomRead(roomId: $roomId, seq: $seq) {\n      id\n      unreadCount\n    }\n  }\n": typeof types.MarkRoomReadDocument,
    "\n  mutation SetTyping($roomId: ID!) {\n    setTyping(roomId: $roomId)\n  }\n": typeof types.SetTypingDocument,
    "\n  mutation EditMessage($id: ID!, $text: String!) {\n    editMessage(id: $id, text: $text) {\n      id\n      ...ChatMessage_message\n    }\n  }\n": typeof types.EditMessageDocument,
    "\n  mutation DeleteMessage($id: ID!) {\n    deleteMessage(id: $id) {\n      id\n      ...ChatMessage_message\n    }\n  }\n": typeof types.DeleteMessageDocument,
    "\n  query MessagePermissions($id: ID!) {\n    node(id: $id) {\n      id\n      ... on Message {\n        viewerCan {\n          edit {\n            allowed\n            message\n          }\n          delete {\n            allowed\n            message\n          }\n          report {\n            allowed\n          }\n        }\n      }\n    }\n  }\n": typeof types.MessagePermissionsDocument,
    "\n  fragment RoomRow_room on Room {\n    id\n    kind\n    title\n    unreadCount\n    lastActivityAt\n    counterpart {\n      id\n      nickname\n      avatar {\n        id\n        ...Picture_image\n      }\n    }\n    companion {\n      id\n      thumbnail {\n        id\n        ...Picture_image\n      }\n    }\n    lastMessage {\n      id\n      text\n      isDeleted\n      author {\n        id\n        nickname\n      }\n      images {\n        id\n      }\n    }\n  }\n": typeof types.RoomRow_RoomFragmentDoc,
    "\n  query MyPlannersToAttach {\n    viewer {\n      id\n      user {\n        id\n        planners(first: 50) {\n          edges {\n            cursor\n            node {\n              id\n              name\n              startDate\n              endDate\n            }\n          }\n        }\n      }\n    }\n  }\n": typeof types.MyPlannersToAttachDocument,
    "\n  query CompanionToEdit($id: ID!) {\n    companion(id: $id) {\n      id\n      title\n      content\n      startDate\n      endDate\n      capacity\n      ageGroups\n      gender\n      area {\n        id\n      }\n      planner {\n        id\n      }\n      thumbnail {\n        id\n        thumbnailUrl\n      }\n      images {\n        id\n        thumbnailUrl\n      }\n      viewerCan {\n        update {\n          allowed\n          message\n        }\n      }\n    }\n  }\n": typeof types.CompanionToEditDocument,
    "\n  mutation UpdateCompanion($id: ID!, $input: UpdateCompanionInput!) {\n    updateCompanion(id: $id, input: $input) {\n      id\n    }\n  }\n": typeof types.UpdateCompanionDocument,
    "\n  mutation CreateCompanion($input: CreateCompanionInput!) {\n    createCompanion(input: $input) {\n      id\n    }\n  }\n": typeof types.CreateCompanionDocument,
    "\n  fragment ApplicationCard_application on Application {\n    id\n    message\n    status\n    createdAt\n    applicant {\n      id\n      nickname\n      ageGroup\n      gender\n      introduction\n      ...PersonLink_user\n    }\n  }\n": typeof types.ApplicationCard_ApplicationFragmentDoc,
    "\n  mutation AcceptApplication($id: ID!) {\n    acceptApplication(id: $id) {\n      id\n      status\n    }\n  }\n": typeof types.AcceptApplicationDocument,
    "\n  mutation RejectApplication($id: ID!) {\n    rejectApplication(id: $id) {\n      id\n      status\n    }\n  }\n": typeof types.RejectApplicationDocument,
    "\n  mutation CancelCompanion($id: ID!, $reason: String!) {\n    cancelCompanion(id: $id, reason: $reason) {\n      id\n      status\n      cancelReason\n    }\n  }\n": typeof types.CancelCompanionDocument,
    "\n  mutation HandOverCompanion($id: ID!, $userId: ID!) {\n    handOverCompanion(id: $id, userId: $userId) {\n      id\n      author {\n        id\n        nickname\n      }\n    }\n  }\n": typeof types.HandOverCompanionDocument,
    "\n  query PeopleToInvite($query: String!) {\n    search(query: $query, types: [USER], first: 10) {\n      edges {\n        cursor\n        node {\n          ... on User {\n            id\n            nickname\n            ...PersonLink_user\n          }\n        }\n      }\n    }\n  }\n": typeof types.PeopleToInviteDocument,
    "\n  fragment ManageHead_companion on Companion {\n    id\n    title\n    status\n    capacity\n    memberCount\n    room {\n      id\n    }\n    viewerCan {\n      update {\n        allowed\n      }\n      close {\n        allowed\n      }\n      reopen {\n        allowed\n      }\n      delete {\n        allowed\n        message\n      }\n      invite {\n        allowed\n      }\n      cancel {\n        allowed\n      }\n    }\n  }\n": typeof types.ManageHead_CompanionFragmentDoc,
    "\n  mutation CloseCompanion($id: ID!) {\n    closeCompanion(id: $id) {\n      id\n      status\n    }\n  }\n": typeof types.CloseCompanionDocument,
    "\n  mutation ReopenCompanion($id: ID!) {\n    reopenCompanion(id: $id) {\n      id\n      status\n    }\n  }\n": typeof types.ReopenCompanionDocument,
    "\n  mutation DeleteCompanion($id: ID!) {\n    deleteCompanion(id: $id)\n  }\n": typeof types.DeleteCompanionDocument,
    "\n  query ManageCompanion($id: ID!) {\n    companion(id: $id) {\n      id\n      title\n      ...ManageHead_companion\n      author {\n        id\n      }\n      members {\n        id\n        ...MemberRow_user\n      }\n      applications(first: 50) {\n        edges {\n          cursor\n          node {\n            id\n            status\n            ...ApplicationCard_application\n          }\n        }\n      }\n      viewerCan {\n        handOver {\n          allowed\n        }\n      }\n    }\n  }\n": typeof types.ManageCompanionDocument,
    "\n  fragment MemberRow_user on User {\n    id\n    nickname\n    ...PersonLink_user\n  }\n": typeof types.MemberRow_UserFragmentDoc,
    "\n  mutation RemoveMember($companionId: ID!, $userId: ID!) {\n    removeMember(companionId: $companionId, userId: $userId) {\n      id\n    }\n  }\n": typeof types.RemoveMemberDocument,
    "\n  fragment Actions_companion on Companion {\n    id\n    bookmarkCount\n    viewerHasBookmarked\n    author {\n      id\n    }\n    room {\n      id\n    }\n    viewerApplication {\n      id\n      status\n    }\n    viewerCan {\n      apply {\n        allowed\n        code\n        message\n      }\n      update {\n        allowed\n      }\n      leave {\n        allowed\n      }\n      messageAuthor {\n        allowed\n        code\n        message\n      }\n    }\n    ...ApplyDialog_companion\n  }\n": typeof types.Actions_CompanionFragmentDoc,
    "\n  mutation SetBookmark($id: ID!, $bookmarked: Boolean!) {\n    setBookmark(companionId: $id, bookmarked: $bookmarked) {\n      id\n      bookmarkCount\n      viewerHasBookmarked\n    }\n  }\n": typeof types.SetBookmarkDocument,
    "\n  mutation WithdrawApplication($id: ID!) {\n    withdrawApplication(id: $id) {\n      id\n      status\n    }\n  }\n": typeof types.WithdrawApplicationDocument,
    "\n  fragment ApplyDialog_companion on Companion {\n    id\n    title\n    startDate\n    endDate\n    capacity\n    memberCount\n    ageGroups\n    gender\n  }\n": typeof types.ApplyDialog_CompanionFragmentDoc,
    "\n  mutation ApplyToCompanion($id: ID!, $message: String!) {\n    applyToCompanion(companionId: $id, message: $message) {\n      id\n      status\n    }\n  }\n": typeof types.ApplyToCompanionDocument,
    "\n  fragment CommentBody_comment on Comment {\n    id\n    text\n    isDeleted\n    createdAt\n    editedAt\n    hidden {\n      ...HiddenNote_content\n    }\n    author {\n      id\n      nickname\n      ...PersonLink_user\n    }\n    viewerCan {\n      update {\n        allowed\n      }\n      delete {\n        allowed\n      }\n      reply {\n        allowed\n      }\n      hide {\n        allowed\n      }\n      report {\n        allowed\n      }\n    }\n  }\n": typeof types.CommentBody_CommentFragmentDoc,
    "\n  fragment CommentThread_comment on Comment {\n    id\n    replyCount\n    ...CommentBody_comment\n    replies(first: 20) {\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        cursor\n        node {\n          id\n          ...CommentBody_comment\n        }\n      }\n    }\n  }\n": typeof types.CommentThread_CommentFragmentDoc,
    "\n  query MoreReplies($id: ID!, $after: String) {\n    node(id: $id) {\n      id\n      ... on Comment {\n        replies(first: 20, after: $after) {\n          pageInfo {\n            hasNextPage\n            endCursor\n          }\n          edges {\n            cursor\n            node {\n              id\n              ...CommentBody_comment\n            }\n          }\n        }\n      }\n    }\n  }\n": typeof types.MoreRepliesDocument,
    "\n  mutation UpdateComment($id: ID!, $text: String!) {\n    updateComment(id: $id, text: $text) {\n      id\n      text\n      editedAt\n    }\n  }\n": typeof types.UpdateCommentDocument,
    "\n  mutation DeleteComment($id: ID!) {\n    deleteComment(id: $id) {\n      id\n      text\n      isDeleted\n    }\n  }\n": typeof types.DeleteCommentDocument,
    "\n  mutation HideComment($id: ID!) {\n    hideComment(id: $id) {\n      id\n      text\n      isDeleted\n    }\n  }\n": typeof types.HideCommentDocument,
    "\n  fragment Comments_companion on Companion {\n    id\n    commentCount\n    viewerCan {\n      comment {\n        allowed\n        message\n      }\n    }\n  }\n": typeof types.Comments_CompanionFragmentDoc,
    "\n  query Comments($id: ID!, $after: String) {\n    companion(id: $id) {\n      id\n      commentCount\n      comments(first: 20, after: $after) {\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        edges {\n          cursor\n          node {\n            id\n            ...CommentThread_comment\n          }\n        }\n      }\n    }\n  }\n": typeof types.CommentsDocument,
    "\n  mutation AddComment($id: ID!, $parentId: ID, $text: String!) {\n    addComment(companionId: $id, parentId: $parentId, text: $text) {\n      id\n    }\n  }\n": typeof types.AddCommentDocument,
    "\n  query Companion($id: ID!) {\n    companion(id: $id) {\n      id\n      title\n      content\n      ...Gallery_companion\n      ...Facts_companion\n      ...Actions_companion\n      ...Party_companion\n      ...Comments_companion\n    }\n  }\n": typeof types.CompanionDocument,
    "\n  mutation RecordCompanionView($id: ID!) {\n    recordCompanionView(id: $id) {\n      id\n      viewCount\n    }\n  }\n": typeof types.RecordCompanionViewDocument,
    "\n  fragment Facts_companion on Companion {\n    id\n    startDate\n    endDate\n    status\n    capacity\n    memberCount\n    ageGroups\n    gender\n    viewCount\n    createdAt\n    editedAt\n    cancelReason\n    hidden {\n      ...HiddenNote_content\n    }\n    area {\n      id\n      name\n      parent {\n        id\n        name\n      }\n    }\n    author {\n      id\n      nickname\n      ageGroup\n      gender\n      introduction\n      ...PersonLink_user\n    }\n  }\n": typeof types.Facts_CompanionFragmentDoc,
    "\n  fragment Gallery_companion on Companion {\n    thumbnail {\n      id\n      ...Picture_image\n    }\n    images {\n      id\n      ...Picture_image\n    }\n  }\n": typeof types.Gallery_CompanionFragmentDoc,
    "\n  fragment Party_companion on Companion {\n    id\n    author {\n      id\n    }\n    members {\n      id\n      nickname\n      ...PersonLink_user\n    }\n    viewerCan {\n      leave {\n        allowed\n      }\n    }\n  }\n": typeof types.Party_CompanionFragmentDoc,
    "\n  mutation LeaveCompanion($id: ID!) {\n    leaveCompanion(companionId: $id) {\n      id\n    }\n  }\n": typeof types.LeaveCompanionDocument,
    "\n  query Companions($filter: CompanionFilter!, $sort: CompanionSort!, $after: String) {\n    companions(first: 18, after: $after, filter: $filter, sort: $sort) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        cursor\n        node {\n          id\n          ...CompanionCard_companion\n        }\n      }\n    }\n  }\n": typeof types.CompanionsDocument,
    "\n  query Home {\n    viewer {\n      id\n      trips(first: 3) {\n        edges {\n          cursor\n          node {\n            id\n            ...TripRow_companion\n          }\n        }\n      }\n    }\n    popularAreas(limit: 10) {\n      id\n      name\n    }\n    popular: companions(first: 6, sort: POPULAR, filter: { status: [RECRUITING] }) {\n      edges {\n        cursor\n        node {\n          id\n          ...CompanionCard_companion\n        }\n      }\n    }\n    soon: companions(first: 3, sort: DEPARTING_SOON, filter: { status: [RECRUITING] }) {\n      edges {\n        cursor\n        node {\n          id\n          ...CompanionCard_companion\n        }\n      }\n    }\n  }\n": typeof types.HomeDocument,
    "\n  fragment ApplicationRow_application on Application {\n    id\n    status\n    createdAt\n    companion {\n      id\n      title\n      startDate\n      endDate\n      thumbnail {\n        id\n        ...Picture_image\n      }\n      area {\n        id\n        name\n      }\n    }\n  }\n": typeof types.ApplicationRow_ApplicationFragmentDoc,
    "\n  query Bookmarks($after: String) {\n    viewer {\n      id\n      bookmarks(first: 12, after: $after) {\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        edges {\n          cursor\n          node {\n            id\n            ...CompanionCard_companion\n          }\n        }\n      }\n    }\n  }\n": typeof types.BookmarksDocument,
    "\n  fragment PendingReference_pending on PendingReference {\n    until\n    companion {\n      id\n      title\n      startDate\n      endDate\n    }\n    subject {\n      id\n      nickname\n      ...PersonLink_user\n    }\n  }\n": typeof types.PendingReference_PendingFragmentDoc,
    "\n  mutation WriteReference($companionId: ID!, $userId: ID!, $input: WriteReferenceInput!) {\n    writeReference(companionId: $companionId, userId: $userId, input: $input) {\n      id\n    }\n  }\n": typeof types.WriteReferenceDocument,
    "\n  fragment ProfileForm_user on User {\n    id\n    nickname\n    introduction\n    gender\n    ageGroup\n    avatar {\n      id\n      ...Picture_image\n    }\n  }\n": typeof types.ProfileForm_UserFragmentDoc,
    "\n  mutation UpdateProfile($input: UpdateProfileInput!) {\n    updateProfile(input: $input) {\n      id\n      user {\n        id\n        ...ProfileForm_user\n      }\n    }\n  }\n": typeof types.UpdateProfileDocument,
    "\n  query MyProfile {\n    viewer {\n      id\n      birthDate\n      user {\n        id\n        ...PersonHead_user\n        ...ProfileForm_user\n      }\n      pendingReferences {\n        until\n      }\n      quota {\n        newConversationsLeft\n        applicationsLeft\n        postsLeft\n        resetsAt\n      }\n    }\n  }\n": typeof types.MyProfileDocument,
    "\n  query MyReferences($after: String) {\n    viewer {\n      id\n      pendingReferences {\n        companion {\n          id\n        }\n        subject {\n          id\n        }\n        ...PendingReference_pending\n      }\n      user {\n        id\n        references(first: 10, after: $after) {\n          pageInfo {\n            hasNextPage\n            endCursor\n          }\n          edges {\n            cursor\n            node {\n              id\n              ...ReferenceCard_reference\n            }\n          }\n        }\n      }\n    }\n  }\n": typeof types.MyReferencesDocument,
    "\n  query MyReports($after: String) {\n    viewer {\n      id\n      sanction {\n        id\n        ...SanctionCard_sanction\n      }\n      reports(first: 20, after: $after) {\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        edges {\n          cursor\n          node {\n            id\n            reason\n            text\n            status\n            createdAt\n            resolvedAt\n            subject {\n              ...Reportable_subject\n            }\n          }\n        }\n      }\n    }\n  }\n": typeof types.MyReportsDocument,
    "\n  query MyTrips($after: String) {\n    viewer {\n      id\n      applications(first: 20, status: [INVITED, PENDING]) {\n        edges {\n          cursor\n          node {\n            id\n            ...ApplicationRow_application\n          }\n        }\n      }\n      trips(first: 20, after: $after) {\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        edges {\n          cursor\n          node {\n            id\n            ...TripRow_companion\n          }\n        }\n      }\n    }\n  }\n": typeof types.MyTripsDocument,
    "\n  query OpenAppeals($after: String) {\n    openAppeals(first: 20, after: $after) {\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        cursor\n        node {\n          id\n          ...Standing_sanction\n        }\n      }\n    }\n  }\n": typeof types.OpenAppealsDocument,
    "\n  query ModerationCase($id: ID!) {\n    moderationCase(id: $id) {\n      id\n\n        status\n        openedAt\n        priorUpheldCount\n        subject {\n          ...Reportable_subject\n        }\n        accused {\n          id\n          ...PersonLink_user\n        }\n        sanctions {\n          id\n          ...Standing_sanction\n        }\n        evidence {\n          ...Evidence_evidence\n        }\n        reports {\n          reason\n          text\n          createdAt\n          reporter {\n            id\n            ...PersonLink_user\n          }\n        }\n        actions {\n          id\n          kind\n          ...LogLine_action\n        }\n    }\n  }\n": typeof types.ModerationCaseDocument,
    "\n  query ModerationCases($status: ReportStatus!, $after: String) {\n    moderationCases(status: $status, first: 20, after: $after) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        cursor\n        node {\n          id\n          status\n          openedAt\n          priorUpheldCount\n          accused {\n            id\n            nickname\n          }\n          subject {\n            ...Reportable_subject\n          }\n          reports {\n            reason\n          }\n        }\n      }\n    }\n  }\n": typeof types.ModerationCasesDocument,
    "\n  mutation ResolveCase($id: ID!, $input: ResolveCaseInput!) {\n    resolveCase(id: $id, input: $input) {\n      id\n      status\n    }\n  }\n": typeof types.ResolveCaseDocument,
    "\n  fragment Evidence_evidence on Evidence {\n    authorId\n    text\n    writtenAt\n    images {\n      id\n      ...Picture_image\n    }\n  }\n": typeof types.Evidence_EvidenceFragmentDoc,
    "\n  fragment LogLine_action on ModerationAction {\n    id\n    kind\n    note\n    createdAt\n    moderator {\n      id\n      ...PersonLink_user\n    }\n    target {\n      id\n      ...PersonLink_user\n    }\n  }\n": typeof types.LogLine_ActionFragmentDoc,
    "\n  query ModerationLog($after: String) {\n    moderationLog(first: 30, after: $after) {\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        cursor\n        node {\n          id\n          ...LogLine_action\n        }\n      }\n    }\n  }\n": typeof types.ModerationLogDocument,
    "\n  mutation RestoreContent($caseId: ID!, $note: String!) {\n    restoreContent(caseId: $caseId, note: $note) {\n      id\n    }\n  }\n": typeof types.RestoreContentDocument,
    "\n  fragment Standing_sanction on Sanction {\n    id\n    kind\n    reason\n    createdAt\n    until\n    account {\n      id\n      ...PersonLink_user\n    }\n    appeal {\n      text\n      createdAt\n      isGranted\n    }\n  }\n": typeof types.Standing_SanctionFragmentDoc,
    "\n  mutation LiftSanction($id: ID!, $note: String!) {\n    liftSanction(id: $id, note: $note) {\n      id\n    }\n  }\n": typeof types.LiftSanctionDocument,
    "\n  mutation ResolveAppeal($sanctionId: ID!, $isGranted: Boolean!, $note: String!) {\n    resolveAppeal(sanctionId: $sanctionId, isGranted: $isGranted, note: $note) {\n      id\n    }\n  }\n": typeof types.ResolveAppealDocument,
    "\n  fragment NotificationRow_notification on Notification {\n    id\n    kind\n    isRead\n    createdAt\n    actor {\n      id\n      nickname\n      avatar {\n        id\n        ...Picture_image\n      }\n    }\n    companion {\n      id\n      title\n      author {\n        id\n      }\n    }\n    comment {\n      id\n      text\n    }\n  }\n": typeof types.NotificationRow_NotificationFragmentDoc,
    "\n  query Notifications($after: String) {\n    notifications(first: 30, after: $after) {\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        cursor\n        node {\n          id\n          isRead\n          ...NotificationRow_notification\n        }\n      }\n    }\n  }\n": typeof types.NotificationsDocument,
    "\n  mutation MarkNotificationsRead($ids: [ID!]) {\n    markNotificationsRead(ids: $ids)\n  }\n": typeof types.MarkNotificationsReadDocument,
    "\n  query PostsToInviteTo {\n    viewer {\n      id\n      user {\n        id\n        companions(first: 30) {\n          edges {\n            cursor\n            node {\n              id\n              title\n              startDate\n              endDate\n              viewerCan {\n                invite {\n                  allowed\n                }\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n": typeof types.PostsToInviteToDocument,
    "\n  fragment PersonActions_user on User {\n    id\n    nickname\n    viewerCan {\n      writeReference {\n        allowed\n      }\n      message {\n        allowed\n        code\n        message\n      }\n    }\n  }\n": typeof types.PersonActions_UserFragmentDoc,
    "\n  fragment PersonHead_user on User {\n    id\n    nickname\n    ageGroup\n    gender\n    introduction\n    avatar {\n      id\n      ...Picture_image\n    }\n    trust {\n      tripCount\n      referenceCount\n      positiveCount\n      memberSince\n      responseRate\n    }\n    hidden {\n      ...HiddenNote_content\n    }\n  }\n": typeof types.PersonHead_UserFragmentDoc,
    "\n  query Person($id: ID!) {\n    user(id: $id) {\n      id\n      nickname\n      ...PersonHead_user\n      ...PersonActions_user\n    }\n  }\n": typeof types.PersonDocument,
    "\n  query References($id: ID!, $after: String) {\n    user(id: $id) {\n      id\n      references(first: 10, after: $after) {\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        edges {\n          cursor\n          node {\n            id\n            ...ReferenceCard_reference\n          }\n        }\n      }\n    }\n  }\n": typeof types.ReferencesDocument,
    "\n  fragment Histogram_place on Place {\n    rating\n    reviewCount\n    ratingHistogram\n  }\n": typeof types.Histogram_PlaceFragmentDoc,
    "\n  fragment MyReview_place on Place {\n    id\n    viewerReview {\n      id\n      stars\n      text\n    }\n    viewerCan {\n      review {\n        allowed\n        message\n      }\n    }\n  }\n": typeof types.MyReview_PlaceFragmentDoc,
    "\n  mutation WriteReview($placeId: ID!, $stars: Int!, $text: String!) {\n    writeReview(placeId: $placeId, stars: $stars, text: $text) {\n      id\n    }\n  }\n": typeof types.WriteReviewDocument,
    "\n  query Place($id: ID!, $after: String) {\n    place(id: $id) {\n      id\n      name\n      category\n      description\n      address\n      contact\n      website\n      hidden {\n        ...HiddenNote_content\n      }\n      image {\n        id\n        ...Picture_image\n      }\n      ...Histogram_place\n      ...MyReview_place\n      ...Reviews_place\n    }\n  }\n": typeof types.PlaceDocument,
    "\n  fragment Reviews_place on Place {\n    reviews(first: 10, after: $after) {\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        cursor\n        node {\n          id\n          stars\n          text\n          createdAt\n          hidden {\n            ...HiddenNote_content\n          }\n          author {\n            id\n            nickname\n            ...PersonLink_user\n          }\n          viewerCan {\n            report {\n              allowed\n            }\n          }\n        }\n      }\n    }\n  }\n": typeof types.Reviews_PlaceFragmentDoc,
    "\n  query Places($filter: PlaceFilter!, $sort: PlaceSort!, $after: String) {\n    places(first: 18, after: $after, filter: $filter, sort: $sort) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        cursor\n        node {\n          id\n          ...PlaceCard_place\n        }\n      }\n    }\n  }\n": typeof types.PlacesDocument,
    "\n  query Search($query: String!, $types: [SearchType!], $after: String) {\n    search(query: $query, types: $types, first: 20, after: $after) {\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        cursor\n        node {\n          __typename\n          ... on Companion {\n            id\n            title\n            startDate\n            endDate\n            area {\n              id\n              name\n            }\n            thumbnail {\n              id\n              ...Picture_image\n            }\n          }\n          ... on Place {\n            id\n            name\n            address\n            image {\n              id\n              ...Picture_image\n            }\n          }\n          ... on Planner {\n            id\n            planName: name\n            startDate\n            endDate\n          }\n          ... on User {\n            id\n            nickname\n            introduction\n            avatar {\n              id\n              ...Picture_image\n            }\n          }\n          ... on Area {\n            id\n            areaName: name\n            parent {\n              id\n              name\n            }\n          }\n        }\n      }\n    }\n  }\n": typeof types.SearchDocument,
    "\n  query AccountSettings {\n    viewer {\n      id\n      ...EmailAddress_viewer\n      ...Passkeys_viewer\n      ...Providers_viewer\n      ...Sessions_viewer\n    }\n    ...Providers_query\n  }\n": typeof types.AccountSettingsDocument,
    "\n  mutation UpdateSettings($input: UpdateSettingsInput!) {\n    updateSettings(input: $input) {\n      id\n      ...Kinds_viewer\n      ...Quiet_viewer\n      ...Privacy_viewer\n    }\n  }\n": typeof types.UpdateSettingsDocument,
    "\n  fragment EmailAddress_viewer on Viewer {\n    id\n    email\n    isEmailVerified\n  }\n": typeof types.EmailAddress_ViewerFragmentDoc,
    "\n  mutation RequestEmailChange($newEmail: String!, $password: String!) {\n    requestEmailChange(newEmail: $newEmail, password: $password)\n  }\n": typeof types.RequestEmailChangeDocument,
    "\n  fragment Exports_viewer on Viewer {\n    id\n    dataExports {\n      id\n      status\n      byteSize\n      createdAt\n      url\n    }\n  }\n": typeof types.Exports_ViewerFragmentDoc,
    "\n  mutation RequestDataExport {\n    requestDataExport {\n      id\n    }\n  }\n": typeof types.RequestDataExportDocument,
    "\n  fragment Kinds_viewer on Viewer {\n    id\n    settings {\n      notifications {\n        kind\n        inApp\n        push\n        email\n      }\n    }\n  }\n": typeof types.Kinds_ViewerFragmentDoc,
    "\n  mutation DeleteAccount($password: String!) {\n    deleteAccount(password: $password)\n  }\n": typeof types.DeleteAccountDocument,
    "\n  fragment MailOfTheDay_viewer on Viewer {\n    id\n    mailDigest\n  }\n": typeof types.MailOfTheDay_ViewerFragmentDoc,
    "\n  mutation SetMailDigest($mailDigest: Boolean!) {\n    updateProfile(input: { mailDigest: $mailDigest }) {\n      id\n      ...MailOfTheDay_viewer\n    }\n  }\n": typeof types.SetMailDigestDocument,
    "\n  query NotificationSettings {\n    viewer {\n      id\n      ...Kinds_viewer\n      ...MailOfTheDay_viewer\n      ...Pushes_viewer\n      ...Quiet_viewer\n    }\n    ...Pushes_query\n  }\n": typeof types.NotificationSettingsDocument,
    "\n  fragment Passkeys_viewer on Viewer {\n    id\n    isEmailVerified\n    isSignUpComplete\n    passkeys {\n      id\n      name\n      createdAt\n      lastUsedAt\n    }\n  }\n": typeof types.Passkeys_ViewerFragmentDoc,
    "\n  mutation BeginPasskeyRegistration {\n    beginPasskeyRegistration\n  }\n": typeof types.BeginPasskeyRegistrationDocument,
    "\n  mutation FinishPasskeyRegistration($response: JSON!, $name: String!) {\n    finishPasskeyRegistration(response: $response, name: $name) {\n      id\n    }\n  }\n": typeof types.FinishPasskeyRegistrationDocument,
    "\n  mutation DeletePasskey($id: ID!) {\n    deletePasskey(id: $id)\n  }\n": typeof types.DeletePasskeyDocument,
    "\n  mutation ChangePassword($currentPassword: String!, $newPassword: String!) {\n    changePassword(currentPassword: $currentPassword, newPassword: $newPassword)\n  }\n": typeof types.ChangePasswordDocument,
    "\n  query PrivacySettings {\n    viewer {\n      id\n      ...Privacy_viewer\n      ...Exports_viewer\n    }\n  }\n": typeof types.PrivacySettingsDocument,
    "\n  fragment Privacy_viewer on Viewer {\n    id\n    settings {\n      directMessages\n      showsInSearch\n      language\n    }\n  }\n": typeof types.Privacy_ViewerFragmentDoc,
    "\n  fragment Providers_viewer on Viewer {\n    id\n    isEmailVerified\n    isSignUpComplete\n    identities {\n      id\n      provider\n      email\n      createdAt\n    }\n  }\n": typeof types.Providers_ViewerFragmentDoc,
    "\n  fragment Providers_query on Query {\n    signInProviders {\n      name\n      label\n      startUrl\n    }\n  }\n": typeof types.Providers_QueryFragmentDoc,
    "\n  mutation UnlinkIdentity($id: ID!) {\n    unlinkIdentity(id: $id) {\n      id\n      ...Providers_viewer\n    }\n  }\n": typeof types.UnlinkIdentityDocument,
    "\n  fragment Pushes_viewer on Viewer {\n    id\n    pushSubscriptions {\n      id\n      device\n      createdAt\n    }\n  }\n": typeof types.Pushes_ViewerFragmentDoc,
    "\n  fragment Pushes_query on Query {\n    pushPublicKey\n  }\n": typeof types.Pushes_QueryFragmentDoc,
    "\n  mutation RegisterPush($input: PushSubscriptionInput!) {\n    registerPush(input: $input) {\n      id\n    }\n  }\n": typeof types.RegisterPushDocument,
    "\n  mutation RemovePush($id: ID!) {\n    removePush(id: $id)\n  }\n": typeof types.RemovePushDocument,
    "\n  fragment Quiet_viewer on Viewer {\n    id\n    settings {\n      quietHours {\n        start\n        end\n        timeZone\n      }\n    }\n  }\n": typeof types.Quiet_ViewerFragmentDoc,
    "\n  fragment Sessions_viewer on Viewer {\n    id\n    sessions {\n      id\n      device\n      isCurrent\n      createdAt\n      lastUsedAt\n    }\n  }\n": typeof types.Sessions_ViewerFragmentDoc,
    "\n  mutation RevokeSession($id: ID!) {\n    revokeSession(id: $id)\n  }\n": typeof types.RevokeSessionDocument,
    "\n  mutation RevokeOtherSessions {\n    revokeOtherSessions\n  }\n": typeof types.RevokeOtherSessionsDocument,
    "\n  mutation CompleteSignUp($input: CompleteSignUpInput!) {\n    completeSignUp(input: $input) {\n      id\n      isSignUpComplete\n      isEmailVerified\n      user {\n        id\n        nickname\n      }\n    }\n  }\n": typeof types.CompleteSignUpDocument,
    "\n  mutation ConfirmEmailChange($token: String!) {\n    confirmEmailChange(token: $token)\n  }\n": typeof types.ConfirmEmailChangeDocument,
    "\n  mutation RequestPasswordReset($email: String!) {\n    requestPasswordReset(email: $email)\n  }\n": typeof types.RequestPasswordResetDocument,
    "\n  query SignInProviders {\n    signInProviders {\n      name\n      label\n      startUrl\n    }\n  }\n": typeof types.SignInProvidersDocument,
    "\n  mutation BeginPasskeySignIn {\n    beginPasskeySignIn\n  }\n": typeof types.BeginPasskeySignInDocument,
    "\n  mutation FinishPasskeySignIn($response: JSON!) {\n    finishPasskeySignIn(response: $response, delivery: COOKIE) {\n      accessTokenExpiresAt\n    }\n  }\n": typeof types.FinishPasskeySignInDocument,
    "\n  mutation ResetPassword($token: String!, $newPassword: String!) {\n    resetPassword(token: $token, newPassword: $newPassword)\n  }\n": typeof types.ResetPasswordDocument,
    "\n  mutation SignIn($input: SignInInput!) {\n    signIn(input: $input) {\n      accessTokenExpiresAt\n    }\n  }\n": typeof types.SignInDocument,
    "\n  mutation SignUp($input: SignUpInput!) {\n    signUp(input: $input)\n  }\n": typeof types.SignUpDocument,
    "\n  mutation UndoEmailChange($token: String!) {\n    undoEmailChange(token: $token)\n  }\n": typeof types.UndoEmailChangeDocument,
    "\n  mutation VerifyEmail($token: String!) {\n    verifyEmail(token: $token)\n  }\n": typeof types.VerifyEmailDocument,
    "\n  subscription Inbox {\n    inbox {\n      __typename\n      ... on InboxReady {\n        unreadCount\n      }\n      ... on RoomChanged {\n        unreadCount\n        room {\n          id\n          ...RoomRow_room\n        }\n      }\n      ... on RoomGone {\n        roomId\n        unreadCount\n      }\n      ... on NotificationArrived {\n        unreadNotificationCount\n        notification {\n          id\n        }\n      }\n      ... on NotificationsRead {\n        unreadNotificationCount\n      }\n    }\n  }\n": typeof types.InboxDocument,
    "\n  query Me {\n    viewer {\n      id\n      email\n      isEmailVerified\n      isSignUpComplete\n      unreadCount\n      unreadNotificationCount\n      role\n      sanction {\n        id\n        kind\n        until\n      }\n      user {\n        id\n        nickname\n        avatar {\n          id\n          ...Picture_image\n        }\n      }\n    }\n  }\n": typeof types.MeDocument,
    "\n  mutation SignOut {\n    signOut\n  }\n": typeof types.SignOutDocument,
    "\n  mutation ResendVerificationEmail($email: String!) {\n    resendVerificationEmail(email: $email)\n  }\n": typeof types.ResendVerificationEmailDocument,
};
const documents: Documents = {
    "\n  mutation SendMessage($input: SendMessageInput!) {\n    sendMessage(input: $input) {\n      id\n      ...ChatMessage_message\n    }\n  }\n": types.SendMessageDocument,
    "\n  mutation CreateUpload($purpose: UploadPurpose!, $contentType: String!, $byteSize: Int!) {\n    createUpload(purpose: $purpose, contentType: $contentType, byteSize: $byteSize) {\n      id\n      url\n      method\n      headers {\n        name\n        value\n      }\n    }\n  }\n": types.CreateUploadDocument,
    "\n  fragment Picture_image on Image {\n    url\n    thumbnailUrl\n    width\n    height\n    blurHash\n  }\n": types.Picture_ImageFragmentDoc,
    "\n  mutation AnswerInvitation($id: ID!, $accept: Boolean!) {\n    answerInvitation(id: $id, accept: $accept) {\n      id\n      status\n      companion {\n        id\n        memberCount\n      }\n    }\n  }\n": types.AnswerInvitationDocument,
    "\n  query AreaChoices($parentId: ID, $query: String) {\n    areas(parentId: $parentId, query: $query) {\n      id\n      name\n      kind\n      parent {\n        id\n        name\n      }\n    }\n  }\n": types.AreaChoicesDocument,
    "\n  query AreaName($id: ID!) {\n    area(id: $id) {\n      id\n      name\n    }\n  }\n": types.AreaNameDocument,
    "\n  fragment CompanionCard_companion on Companion {\n    id\n    title\n    startDate\n    endDate\n    status\n    capacity\n    memberCount\n    commentCount\n    bookmarkCount\n    viewCount\n    thumbnail {\n      id\n      ...Picture_image\n    }\n    area {\n      id\n      name\n    }\n    author {\n      id\n      nickname\n      ...PersonLink_user\n    }\n  }\n": types.CompanionCard_CompanionFragmentDoc,
    "\n  fragment HiddenNote_content on HiddenContent {\n    reason\n    since\n  }\n": types.HiddenNote_ContentFragmentDoc,
    "\n  mutation InviteToCompanion($companionId: ID!, $userId: ID!) {\n    inviteToCompanion(companionId: $companionId, userId: $userId) {\n      id\n      status\n    }\n  }\n": types.InviteToCompanionDocument,
    "\n  query PersonCompanions($id: ID!, $after: String) {\n    user(id: $id) {\n      id\n      companions(first: 12, after: $after) {\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        edges {\n          cursor\n          node {\n            id\n            ...CompanionCard_companion\n          }\n        }\n      }\n    }\n  }\n": types.PersonCompanionsDocument,
    "\n  fragment PersonLink_user on User {\n    id\n    nickname\n    avatar {\n      id\n      ...Picture_image\n    }\n  }\n": types.PersonLink_UserFragmentDoc,
    "\n  mutation SetBlock($userId: ID!, $blocked: Boolean!) {\n    setBlock(userId: $userId, blocked: $blocked) {\n      id\n      viewerHasBlocked\n    }\n  }\n": types.SetBlockDocument,
    "\n  query PersonPlaces($id: ID!, $afterPlace: String, $afterReview: String) {\n    user(id: $id) {\n      id\n      places(first: 6, after: $afterPlace) {\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        edges {\n          cursor\n          node {\n            id\n            ...PlaceCard_place\n          }\n        }\n      }\n      reviews(first: 10, after: $afterReview) {\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        edges {\n          cursor\n          node {\n            id\n            ...PersonReview_review\n          }\n        }\n      }\n    }\n  }\n": types.PersonPlacesDocument,
    "\n  fragment PersonReview_review on Review {\n    id\n    stars\n    text\n    createdAt\n    place {\n      id\n      name\n    }\n    hidden {\n      ...HiddenNote_content\n    }\n  }\n": types.PersonReview_ReviewFragmentDoc,
    "\n  query PersonPlanners($id: ID!, $after: String) {\n    user(id: $id) {\n      id\n      planners(first: 12, after: $after) {\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        edges {\n          cursor\n          node {\n            id\n            ...PlannerRow_planner\n          }\n        }\n      }\n    }\n  }\n": types.PersonPlannersDocument,
    "\n  fragment PlaceCard_place on Place {\n    id\n    name\n    category\n    address\n    rating\n    reviewCount\n    image {\n      id\n      ...Picture_image\n    }\n  }\n": types.PlaceCard_PlaceFragmentDoc,
    "\n  fragment PlannerRow_planner on Planner {\n    id\n    name\n    startDate\n    endDate\n    dayCount\n    visibility\n    area {\n      id\n      name\n    }\n  }\n": types.PlannerRow_PlannerFragmentDoc,
    "\n  fragment ReferenceCard_reference on Reference {\n    id\n    text\n    wouldTravelAgain\n    createdAt\n    response\n    author {\n      id\n      nickname\n      ...PersonLink_user\n    }\n    subject {\n      id\n      nickname\n    }\n    companion {\n      id\n      title\n    }\n    viewerCan {\n      respond {\n        allowed\n      }\n      report {\n        allowed\n      }\n    }\n  }\n": types.ReferenceCard_ReferenceFragmentDoc,
    "\n  mutation RespondToReference($id: ID!, $text: String!) {\n    respondToReference(id: $id, text: $text) {\n      id\n      response\n      viewerCan {\n        respond {\n          allowed\n        }\n      }\n    }\n  }\n": types.RespondToReferenceDocument,
    "\n  mutation Report($input: ReportInput!) {\n    report(input: $input) {\n      id\n      status\n    }\n  }\n": types.ReportDocument,
    "\n  fragment Reportable_subject on Reportable {\n    __typename\n    ... on User {\n      id\n      nickname\n    }\n    ... on Companion {\n      id\n      title\n    }\n    ... on Comment {\n      id\n      commentText: text\n      companion {\n        id\n      }\n    }\n    ... on Message {\n      id\n      messageText: text\n    }\n    ... on Place {\n      id\n      placeName: name\n    }\n    ... on Review {\n      id\n      reviewText: text\n      place {\n        id\n      }\n    }\n    ... on Planner {\n      id\n      planName: name\n    }\n  }\n": types.Reportable_SubjectFragmentDoc,
    "\n  fragment SanctionCard_sanction on Sanction {\n    id\n    kind\n    reason\n    createdAt\n    until\n    appeal {\n      text\n      createdAt\n      isGranted\n    }\n  }\n": types.SanctionCard_SanctionFragmentDoc,
    "\n  mutation Appeal($text: String!) {\n    appeal(text: $text) {\n      id\n      ...SanctionCard_sanction\n    }\n  }\n": types.AppealDocument,
    "\n  mutation OpenDirectRoom($userId: ID!) {\n    openDirectRoom(userId: $userId) {\n      id\n    }\n  }\n": types.OpenDirectRoomDocument,
    "\n  fragment TripRow_companion on Companion {\n    id\n    title\n    startDate\n    endDate\n    status\n    memberCount\n    thumbnail {\n      id\n      ...Picture_image\n    }\n    area {\n      id\n      name\n    }\n    room {\n      id\n    }\n  }\n": types.TripRow_CompanionFragmentDoc,
    "\n  query BlockedUsers($after: String) {\n    viewer {\n      id\n      blockedUsers(first: 30, after: $after) {\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        edges {\n          cursor\n          node {\n            id\n            nickname\n            avatar {\n              id\n              ...Picture_image\n            }\n          }\n        }\n      }\n    }\n  }\n": types.BlockedUsersDocument,
    "\n  query Rooms($after: String) {\n    rooms(first: 30, after: $after) {\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        cursor\n        node {\n          id\n          ...RoomRow_room\n        }\n      }\n    }\n  }\n": types.RoomsDocument,
    "\n  fragment ChatMessage_message on Message {\n    id\n    seq\n    text\n    isDeleted\n    createdAt\n    editedAt\n    clientMessageId\n    warning\n    author {\n      id\n      nickname\n      ...PersonLink_user\n    }\n    images {\n      id\n      ...Picture_image\n    }\n  }\n": types.ChatMessage_MessageFragmentDoc,
    "\n  query Conversation($id: ID!) {\n    room(id: $id) {\n      id\n      kind\n      title\n      lastSeq\n      lastReadSeq\n      firstUnreadSeq\n      counterpart {\n        id\n        nickname\n        ...PersonLink_user\n      }\n      companion {\n        id\n        title\n      }\n      members {\n        id\n        lastReadSeq\n        user {\n          id\n          nickname\n        }\n      }\n      viewerCan {\n        send {\n          allowed\n          message\n        }\n      }\n      messages(last: 50) {\n        pageInfo {\n          hasPreviousPage\n          startCursor\n          hasNextPage\n          endCursor\n        }\n        nodes {\n          id\n          ...ChatMessage_message\n        }\n      }\n    }\n  }\n": types.ConversationDocument,
    "\n  query MessagesAround($id: ID!, $seq: Int!) {\n    room(id: $id) {\n      id\n      messages(around: $seq, last: 60) {\n        pageInfo {\n          hasPreviousPage\n          startCursor\n          hasNextPage\n          endCursor\n        }\n        nodes {\n          id\n          ...ChatMessage_message\n        }\n      }\n    }\n  }\n": types.MessagesAroundDocument,
    "\n  query OlderMessages($id: ID!, $before: String!) {\n    room(id: $id) {\n      id\n      messages(last: 50, before: $before) {\n        pageInfo {\n          hasPreviousPage\n          startCursor\n          hasNextPage\n          endCursor\n        }\n        nodes {\n          id\n          ...ChatMessage_message\n        }\n      }\n    }\n  }\n": types.OlderMessagesDocument,
    "\n  query NewerMessages($id: ID!, $after: String!) {\n    room(id: $id) {\n      id\n      messages(first: 50, after: $after) {\n        pageInfo {\n          hasPreviousPage\n          startCursor\n          hasNextPage\n          endCursor\n        }\n        nodes {\n          id\n          ...ChatMessage_message\n        }\n      }\n    }\n  }\n": types.NewerMessagesDocument,
    "\n  subscription RoomEvents($roomId: ID!, $afterSeq: Int) {\n    roomEvents(roomId: $roomId, afterSeq: $afterSeq) {\n      __typename\n      ... on RoomReady {\n        seq\n        replayCount\n      }\n      ... on RoomLogEntry {\n        seq\n      }\n      ... on MessageSent {\n        message {\n          id\n          ...ChatMessage_message\n        }\n      }\n      ... on MessageEdited {\n        message {\n          id\n          ...ChatMessage_message\n        }\n      }\n      ... on MessageDeleted {\n        message {\n          id\n          ...ChatMessage_message\n        }\n      }\n      ... on MemberJoined {\n        member {\n          id\n          lastReadSeq\n          user {\n            id\n            nickname\n          }\n        }\n      }\n      ... on MemberLeft {\n        userId\n      }\n      ... on ReadMarkerMoved {\n        userId\n        lastReadSeq\n      }\n      ... on MemberTyping {\n        userId\n        ttlSeconds\n      }\n    }\n  }\n": types.RoomEventsDocument,
    "\n  mutation MarkRoomRead($roomId: ID!, $seq: Int!) {\n    markRoomRead(roomId: $roomId, seq: $seq) {\n      id\n      unreadCount\n    }\n  }\n": types.MarkRoomReadDocument,
    "\n  mutation SetTyping($roomId: ID!) {\n    setTyping(roomId: $roomId)\n  }\n": types.SetTypingDocument,
    "\n  mutation EditMessage($id: ID!, $text: String!) {\n    editMessage(id: $id, text: $text) {\n      id\n      ...ChatMessage_message\n    }\n  }\n": types.EditMessageDocument,
    "\n  mutation DeleteMessage($id: ID!) {\n    deleteMessage(id: $id) {\n      id\n      ...ChatMessage_message\n    }\n  }\n": types.DeleteMessageDocument,
    "\n  query MessagePermissions($id: ID!) {\n    node(id: $id) {\n      id\n      ... on Message {\n        viewerCan {\n          edit {\n            allowed\n            message\n          }\n          delete {\n            allowed\n            message\n          }\n          report {\n            allowed\n          }\n        }\n      }\n    }\n  }\n": types.MessagePermissionsDocument,
    "\n  fragment RoomRow_room on Room {\n    id\n    kind\n    title\n    unreadCount\n    lastActivityAt\n    counterpart {\n      id\n      nickname\n      avatar {\n        id\n        ...Picture_image\n      }\n    }\n    companion {\n      id\n      thumbnail {\n        id\n        ...Picture_image\n      }\n    }\n    lastMessage {\n      id\n      text\n      isDeleted\n      author {\n        id\n        nickname\n      }\n      images {\n        id\n      }\n    }\n  }\n": types.RoomRow_RoomFragmentDoc,
    "\n  query MyPlannersToAttach {\n    viewer {\n      id\n      user {\n        id\n        planners(first: 50) {\n          edges {\n            cursor\n            node {\n              id\n              name\n              startDate\n              endDate\n            }\n          }\n        }\n      }\n    }\n  }\n": types.MyPlannersToAttachDocument,
    "\n  query CompanionToEdit($id: ID!) {\n    companion(id: $id) {\n      id\n      title\n      content\n      startDate\n      endDate\n      capacity\n      ageGroups\n      gender\n      area {\n        id\n      }\n      planner {\n        id\n      }\n      thumbnail {\n        id\n        thumbnailUrl\n      }\n      images {\n        id\n        thumbnailUrl\n      }\n      viewerCan {\n        update {\n          allowed\n          message\n        }\n      }\n    }\n  }\n": types.CompanionToEditDocument,
    "\n  mutation UpdateCompanion($id: ID!, $input: UpdateCompanionInput!) {\n    updateCompanion(id: $id, input: $input) {\n      id\n    }\n  }\n": types.UpdateCompanionDocument,
    "\n  mutation CreateCompanion($input: CreateCompanionInput!) {\n    createCompanion(input: $input) {\n      id\n    }\n  }\n": types.CreateCompanionDocument,
    "\n  fragment ApplicationCard_application on Application {\n    id\n    message\n    status\n    createdAt\n    applicant {\n      id\n      nickname\n      ageGroup\n      gender\n      introduction\n      ...PersonLink_user\n    }\n  }\n": types.ApplicationCard_ApplicationFragmentDoc,
    "\n  mutation AcceptApplication($id: ID!) {\n    acceptApplication(id: $id) {\n      id\n      status\n    }\n  }\n": types.AcceptApplicationDocument,
    "\n  mutation RejectApplication($id: ID!) {\n    rejectApplication(id: $id) {\n      id\n      status\n    }\n  }\n": types.RejectApplicationDocument,
    "\n  mutation CancelCompanion($id: ID!, $reason: String!) {\n    cancelCompanion(id: $id, reason: $reason) {\n      id\n      status\n      cancelReason\n    }\n  }\n": types.CancelCompanionDocument,
    "\n  mutation HandOverCompanion($id: ID!, $userId: ID!) {\n    handOverCompanion(id: $id, userId: $userId) {\n      id\n      author {\n        id\n        nickname\n      }\n    }\n  }\n": types.HandOverCompanionDocument,
    "\n  query PeopleToInvite($query: String!) {\n    search(query: $query, types: [USER], first: 10) {\n      edges {\n        cursor\n        node {\n          ... on User {\n            id\n            nickname\n            ...PersonLink_user\n          }\n        }\n      }\n    }\n  }\n": types.PeopleToInviteDocument,
    "\n  fragment ManageHead_companion on Companion {\n    id\n    title\n    status\n    capacity\n    memberCount\n    room {\n      id\n    }\n    viewerCan {\n      update {\n        allowed\n      }\n      close {\n        allowed\n      }\n      reopen {\n        allowed\n      }\n      delete {\n        allowed\n        message\n      }\n      invite {\n        allowed\n      }\n      cancel {\n        allowed\n      }\n    }\n  }\n": types.ManageHead_CompanionFragmentDoc,
    "\n  mutation CloseCompanion($id: ID!) {\n    closeCompanion(id: $id) {\n      id\n      status\n    }\n  }\n": types.CloseCompanionDocument,
    "\n  mutation ReopenCompanion($id: ID!) {\n    reopenCompanion(id: $id) {\n      id\n      status\n    }\n  }\n": types.ReopenCompanionDocument,
    "\n  mutation DeleteCompanion($id: ID!) {\n    deleteCompanion(id: $id)\n  }\n": types.DeleteCompanionDocument,
    "\n  query ManageCompanion($id: ID!) {\n    companion(id: $id) {\n      id\n      title\n      ...ManageHead_companion\n      author {\n        id\n      }\n      members {\n        id\n        ...MemberRow_user\n      }\n      applications(first: 50) {\n        edges {\n          cursor\n          node {\n            id\n            status\n            ...ApplicationCard_application\n          }\n        }\n      }\n      viewerCan {\n        handOver {\n          allowed\n        }\n      }\n    }\n  }\n": types.ManageCompanionDocument,
    "\n  fragment MemberRow_user on User {\n    id\n    nickname\n    ...PersonLink_user\n  }\n": types.MemberRow_UserFragmentDoc,
    "\n  mutation RemoveMember($companionId: ID!, $userId: ID!) {\n    removeMember(companionId: $companionId, userId: $userId) {\n      id\n    }\n  }\n": types.RemoveMemberDocument,
    "\n  fragment Actions_companion on Companion {\n    id\n    bookmarkCount\n    viewerHasBookmarked\n    author {\n      id\n    }\n    room {\n      id\n    }\n    viewerApplication {\n      id\n      status\n    }\n    viewerCan {\n      apply {\n        allowed\n        code\n        message\n      }\n      update {\n        allowed\n      }\n      leave {\n        allowed\n      }\n      messageAuthor {\n        allowed\n        code\n        message\n      }\n    }\n    ...ApplyDialog_companion\n  }\n": types.Actions_CompanionFragmentDoc,
    "\n  mutation SetBookmark($id: ID!, $bookmarked: Boolean!) {\n    setBookmark(companionId: $id, bookmarked: $bookmarked) {\n      id\n      bookmarkCount\n      viewerHasBookmarked\n    }\n  }\n": types.SetBookmarkDocument,
    "\n  mutation WithdrawApplication($id: ID!) {\n    withdrawApplication(id: $id) {\n      id\n      status\n    }\n  }\n": types.WithdrawApplicationDocument,
    "\n  fragment ApplyDialog_companion on Companion {\n    id\n    title\n    startDate\n    endDate\n    capacity\n    memberCount\n    ageGroups\n    gender\n  }\n": types.ApplyDialog_CompanionFragmentDoc,
    "\n  mutation ApplyToCompanion($id: ID!, $message: String!) {\n    applyToCompanion(companionId: $id, message: $message) {\n      id\n      status\n    }\n  }\n": types.ApplyToCompanionDocument,
    "\n  fragment CommentBody_comment on Comment {\n    id\n    text\n    isDeleted\n    createdAt\n    editedAt\n    hidden {\n      ...HiddenNote_content\n    }\n    author {\n      id\n      nickname\n      ...PersonLink_user\n    }\n    viewerCan {\n      update {\n        allowed\n      }\n      delete {\n        allowed\n      }\n      reply {\n        allowed\n      }\n      hide {\n        allowed\n      }\n      report {\n        allowed\n      }\n    }\n  }\n": types.CommentBody_CommentFragmentDoc,
    "\n  fragment CommentThread_comment on Comment {\n    id\n    replyCount\n    ...CommentBody_comment\n    replies(first: 20) {\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        cursor\n        node {\n          id\n          ...CommentBody_comment\n        }\n      }\n    }\n  }\n": types.CommentThread_CommentFragmentDoc,
    "\n  query MoreReplies($id: ID!, $after: String) {\n    node(id: $id) {\n      id\n      ... on Comment {\n        replies(first: 20, after: $after) {\n          pageInfo {\n            hasNextPage\n            endCursor\n          }\n          edges {\n            cursor\n            node {\n              id\n              ...CommentBody_comment\n            }\n          }\n        }\n      }\n    }\n  }\n": types.MoreRepliesDocument,
    "\n  mutation UpdateComment($id: ID!, $text: String!) {\n    updateComment(id: $id, text: $text) {\n      id\n      text\n      editedAt\n    }\n  }\n": types.UpdateCommentDocument,
    "\n  mutation DeleteComment($id: ID!) {\n    deleteComment(id: $id) {\n      id\n      text\n      isDeleted\n    }\n  }\n": types.DeleteCommentDocument,
    "\n  mutation HideComment($id: ID!) {\n    hideComment(id: $id) {\n      id\n      text\n      isDeleted\n    }\n  }\n": types.HideCommentDocument,
    "\n  fragment Comments_companion on Companion {\n    id\n    commentCount\n    viewerCan {\n      comment {\n        allowed\n        message\n      }\n    }\n  }\n": types.Comments_CompanionFragmentDoc,
    "\n  query Comments($id: ID!, $after: String) {\n    companion(id: $id) {\n      id\n      commentCount\n      comments(first: 20, after: $after) {\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        edges {\n          cursor\n          node {\n            id\n            ...CommentThread_comment\n          }\n        }\n      }\n    }\n  }\n": types.CommentsDocument,
    "\n  mutation AddComment($id: ID!, $parentId: ID, $text: String!) {\n    addComment(companionId: $id, parentId: $parentId, text: $text) {\n      id\n    }\n  }\n": types.AddCommentDocument,
    "\n  query Companion($id: ID!) {\n    companion(id: $id) {\n      id\n      title\n      content\n      ...Gallery_companion\n      ...Facts_companion\n      ...Actions_companion\n      ...Party_companion\n      ...Comments_companion\n    }\n  }\n": types.CompanionDocument,
    "\n  mutation RecordCompanionView($id: ID!) {\n    recordCompanionView(id: $id) {\n      id\n      viewCount\n    }\n  }\n": types.RecordCompanionViewDocument,
    "\n  fragment Facts_companion on Companion {\n    id\n    startDate\n    endDate\n    status\n    capacity\n    memberCount\n    ageGroups\n    gender\n    viewCount\n    createdAt\n    editedAt\n    cancelReason\n    hidden {\n      ...HiddenNote_content\n    }\n    area {\n      id\n      name\n      parent {\n        id\n        name\n      }\n    }\n    author {\n      id\n      nickname\n      ageGroup\n      gender\n      introduction\n      ...PersonLink_user\n    }\n  }\n": types.Facts_CompanionFragmentDoc,
    "\n  fragment Gallery_companion on Companion {\n    thumbnail {\n      id\n      ...Picture_image\n    }\n    images {\n      id\n      ...Picture_image\n    }\n  }\n": types.Gallery_CompanionFragmentDoc,
    "\n  fragment Party_companion on Companion {\n    id\n    author {\n      id\n    }\n    members {\n      id\n      nickname\n      ...PersonLink_user\n    }\n    viewerCan {\n      leave {\n        allowed\n      }\n    }\n  }\n": types.Party_CompanionFragmentDoc,
    "\n  mutation LeaveCompanion($id: ID!) {\n    leaveCompanion(companionId: $id) {\n      id\n    }\n  }\n": types.LeaveCompanionDocument,
    "\n  query Companions($filter: CompanionFilter!, $sort: CompanionSort!, $after: String) {\n    companions(first: 18, after: $after, filter: $filter, sort: $sort) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        cursor\n        node {\n          id\n          ...CompanionCard_companion\n        }\n      }\n    }\n  }\n": types.CompanionsDocument,
    "\n  query Home {\n    viewer {\n      id\n      trips(first: 3) {\n        edges {\n          cursor\n          node {\n            id\n            ...TripRow_companion\n          }\n        }\n      }\n    }\n    popularAreas(limit: 10) {\n      id\n      name\n    }\n    popular: companions(first: 6, sort: POPULAR, filter: { status: [RECRUITING] }) {\n      edges {\n        cursor\n        node {\n          id\n          ...CompanionCard_companion\n        }\n      }\n    }\n    soon: companions(first: 3, sort: DEPARTING_SOON, filter: { status: [RECRUITING] }) {\n      edges {\n        cursor\n        node {\n          id\n          ...CompanionCard_companion\n        }\n      }\n    }\n  }\n": types.HomeDocument,
    "\n  fragment ApplicationRow_application on Application {\n    id\n    status\n    createdAt\n    companion {\n      id\n      title\n      startDate\n      endDate\n      thumbnail {\n        id\n        ...Picture_image\n      }\n      area {\n        id\n        name\n      }\n    }\n  }\n": types.ApplicationRow_ApplicationFragmentDoc,
    "\n  query Bookmarks($after: String) {\n    viewer {\n      id\n      bookmarks(first: 12, after: $after) {\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        edges {\n          cursor\n          node {\n            id\n            ...CompanionCard_companion\n          }\n        }\n      }\n    }\n  }\n": types.BookmarksDocument,
    "\n  fragment PendingReference_pending on PendingReference {\n    until\n    companion {\n      id\n      title\n      startDate\n      endDate\n    }\n    subject {\n      id\n      nickname\n      ...PersonLink_user\n    }\n  }\n": types.PendingReference_PendingFragmentDoc,
    "\n  mutation WriteReference($companionId: ID!, $userId: ID!, $input: WriteReferenceInput!) {\n    writeReference(companionId: $companionId, userId: $userId, input: $input) {\n      id\n    }\n  }\n": types.WriteReferenceDocument,
    "\n  fragment ProfileForm_user on User {\n    id\n    nickname\n    introduction\n    gender\n    ageGroup\n    avatar {\n      id\n      ...Picture_image\n    }\n  }\n": types.ProfileForm_UserFragmentDoc,
    "\n  mutation UpdateProfile($input: UpdateProfileInput!) {\n    updateProfile(input: $input) {\n      id\n      user {\n        id\n        ...ProfileForm_user\n      }\n    }\n  }\n": types.UpdateProfileDocument,
    "\n  query MyProfile {\n    viewer {\n      id\n      birthDate\n      user {\n        id\n        ...PersonHead_user\n        ...ProfileForm_user\n      }\n      pendingReferences {\n        until\n      }\n      quota {\n        newConversationsLeft\n        applicationsLeft\n        postsLeft\n        resetsAt\n      }\n    }\n  }\n": types.MyProfileDocument,
    "\n  query MyReferences($after: String) {\n    viewer {\n      id\n      pendingReferences {\n        companion {\n          id\n        }\n        subject {\n          id\n        }\n        ...PendingReference_pending\n      }\n      user {\n        id\n        references(first: 10, after: $after) {\n          pageInfo {\n            hasNextPage\n            endCursor\n          }\n          edges {\n            cursor\n            node {\n              id\n              ...ReferenceCard_reference\n            }\n          }\n        }\n      }\n    }\n  }\n": types.MyReferencesDocument,
    "\n  query MyReports($after: String) {\n    viewer {\n      id\n      sanction {\n        id\n        ...SanctionCard_sanction\n      }\n      reports(first: 20, after: $after) {\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        edges {\n          cursor\n          node {\n            id\n            reason\n            text\n            status\n            createdAt\n            resolvedAt\n            subject {\n              ...Reportable_subject\n            }\n          }\n        }\n      }\n    }\n  }\n": types.MyReportsDocument,
    "\n  query MyTrips($after: String) {\n    viewer {\n      id\n      applications(first: 20, status: [INVITED, PENDING]) {\n        edges {\n          cursor\n          node {\n            id\n            ...ApplicationRow_application\n          }\n        }\n      }\n      trips(first: 20, after: $after) {\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        edges {\n          cursor\n          node {\n            id\n            ...TripRow_companion\n          }\n        }\n      }\n    }\n  }\n": types.MyTripsDocument,
    "\n  query OpenAppeals($after: String) {\n    openAppeals(first: 20, after: $after) {\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        cursor\n        node {\n          id\n          ...Standing_sanction\n        }\n      }\n    }\n  }\n": types.OpenAppealsDocument,
    "\n  query ModerationCase($id: ID!) {\n    moderationCase(id: $id) {\n      id\n\n        status\n        openedAt\n        priorUpheldCount\n        subject {\n          ...Reportable_subject\n        }\n        accused {\n          id\n          ...PersonLink_user\n        }\n        sanctions {\n          id\n          ...Standing_sanction\n        }\n        evidence {\n          ...Evidence_evidence\n        }\n        reports {\n          reason\n          text\n          createdAt\n          reporter {\n            id\n            ...PersonLink_user\n          }\n        }\n        actions {\n          id\n          kind\n          ...LogLine_action\n        }\n    }\n  }\n": types.ModerationCaseDocument,
    "\n  query ModerationCases($status: ReportStatus!, $after: String) {\n    moderationCases(status: $status, first: 20, after: $after) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        cursor\n        node {\n          id\n          status\n          openedAt\n          priorUpheldCount\n          accused {\n            id\n            nickname\n          }\n          subject {\n            ...Reportable_subject\n          }\n          reports {\n            reason\n          }\n        }\n      }\n    }\n  }\n": types.ModerationCasesDocument,
    "\n  mutation ResolveCase($id: ID!, $input: ResolveCaseInput!) {\n    resolveCase(id: $id, input: $input) {\n      id\n      status\n    }\n  }\n": types.ResolveCaseDocument,
    "\n  fragment Evidence_evidence on Evidence {\n    authorId\n    text\n    writtenAt\n    images {\n      id\n      ...Picture_image\n    }\n  }\n": types.Evidence_EvidenceFragmentDoc,
    "\n  fragment LogLine_action on ModerationAction {\n    id\n    kind\n    note\n    createdAt\n    moderator {\n      id\n      ...PersonLink_user\n    }\n    target {\n      id\n      ...PersonLink_user\n    }\n  }\n": types.LogLine_ActionFragmentDoc,
    "\n  query ModerationLog($after: String) {\n    moderationLog(first: 30, after: $after) {\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        cursor\n        node {\n          id\n          ...LogLine_action\n        }\n      }\n    }\n  }\n": types.ModerationLogDocument,
    "\n  mutation RestoreContent($caseId: ID!, $note: String!) {\n    restoreContent(caseId: $caseId, note: $note) {\n      id\n    }\n  }\n": types.RestoreContentDocument,
    "\n  fragment Standing_sanction on Sanction {\n    id\n    kind\n    reason\n    createdAt\n    until\n    account {\n      id\n      ...PersonLink_user\n    }\n    appeal {\n      text\n      createdAt\n      isGranted\n    }\n  }\n": types.Standing_SanctionFragmentDoc,
    "\n  mutation LiftSanction($id: ID!, $note: String!) {\n    liftSanction(id: $id, note: $note) {\n      id\n    }\n  }\n": types.LiftSanctionDocument,
    "\n  mutation ResolveAppeal($sanctionId: ID!, $isGranted: Boolean!, $note: String!) {\n    resolveAppeal(sanctionId: $sanctionId, isGranted: $isGranted, note: $note) {\n      id\n    }\n  }\n": types.ResolveAppealDocument,
    "\n  fragment NotificationRow_notification on Notification {\n    id\n    kind\n    isRead\n    createdAt\n    actor {\n      id\n      nickname\n      avatar {\n        id\n        ...Picture_image\n      }\n    }\n    companion {\n      id\n      title\n      author {\n        id\n      }\n    }\n    comment {\n      id\n      text\n    }\n  }\n": types.NotificationRow_NotificationFragmentDoc,
    "\n  query Notifications($after: String) {\n    notifications(first: 30, after: $after) {\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        cursor\n        node {\n          id\n          isRead\n          ...NotificationRow_notification\n        }\n      }\n    }\n  }\n": types.NotificationsDocument,
    "\n  mutation MarkNotificationsRead($ids: [ID!]) {\n    markNotificationsRead(ids: $ids)\n  }\n": types.MarkNotificationsReadDocument,
    "\n  query PostsToInviteTo {\n    viewer {\n      id\n      user {\n        id\n        companions(first: 30) {\n          edges {\n            cursor\n            node {\n              id\n              title\n              startDate\n              endDate\n              viewerCan {\n                invite {\n                  allowed\n                }\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n": types.PostsToInviteToDocument,
    "\n  fragment PersonActions_user on User {\n    id\n    nickname\n    viewerCan {\n      writeReference {\n        allowed\n      }\n      message {\n        allowed\n        code\n        message\n      }\n    }\n  }\n": types.PersonActions_UserFragmentDoc,
    "\n  fragment PersonHead_user on User {\n    id\n    nickname\n    ageGroup\n    gender\n    introduction\n    avatar {\n      id\n      ...Picture_image\n    }\n    trust {\n      tripCount\n      referenceCount\n      positiveCount\n      memberSince\n      responseRate\n    }\n    hidden {\n      ...HiddenNote_content\n    }\n  }\n": types.PersonHead_UserFragmentDoc,
    "\n  query Person($id: ID!) {\n    user(id: $id) {\n      id\n      nickname\n      ...PersonHead_user\n      ...PersonActions_user\n    }\n  }\n": types.PersonDocument,
    "\n  query References($id: ID!, $after: String) {\n    user(id: $id) {\n      id\n      references(first: 10, after: $after) {\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        edges {\n          cursor\n          node {\n            id\n            ...ReferenceCard_reference\n          }\n        }\n      }\n    }\n  }\n": types.ReferencesDocument,
    "\n  fragment Histogram_place on Place {\n    rating\n    reviewCount\n    ratingHistogram\n  }\n": types.Histogram_PlaceFragmentDoc,
    "\n  fragment MyReview_place on Place {\n    id\n    viewerReview {\n      id\n      stars\n      text\n    }\n    viewerCan {\n      review {\n        allowed\n        message\n      }\n    }\n  }\n": types.MyReview_PlaceFragmentDoc,
    "\n  mutation WriteReview($placeId: ID!, $stars: Int!, $text: String!) {\n    writeReview(placeId: $placeId, stars: $stars, text: $text) {\n      id\n    }\n  }\n": types.WriteReviewDocument,
    "\n  query Place($id: ID!, $after: String) {\n    place(id: $id) {\n      id\n      name\n      category\n      description\n      address\n      contact\n      website\n      hidden {\n        ...HiddenNote_content\n      }\n      image {\n        id\n        ...Picture_image\n      }\n      ...Histogram_place\n      ...MyReview_place\n      ...Reviews_place\n    }\n  }\n": types.PlaceDocument,
    "\n  fragment Reviews_place on Place {\n    reviews(first: 10, after: $after) {\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        cursor\n        node {\n          id\n          stars\n          text\n          createdAt\n          hidden {\n            ...HiddenNote_content\n          }\n          author {\n            id\n            nickname\n            ...PersonLink_user\n          }\n          viewerCan {\n            report {\n              allowed\n            }\n          }\n        }\n      }\n    }\n  }\n": types.Reviews_PlaceFragmentDoc,
    "\n  query Places($filter: PlaceFilter!, $sort: PlaceSort!, $after: String) {\n    places(first: 18, after: $after, filter: $filter, sort: $sort) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        cursor\n        node {\n          id\n          ...PlaceCard_place\n        }\n      }\n    }\n  }\n": types.PlacesDocument,
    "\n  query Search($query: String!, $types: [SearchType!], $after: String) {\n    search(query: $query, types: $types, first: 20, after: $after) {\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        cursor\n        node {\n          __typename\n          ... on Companion {\n            id\n            title\n            startDate\n            endDate\n            area {\n              id\n              name\n            }\n            thumbnail {\n              id\n              ...Picture_image\n            }\n          }\n          ... on Place {\n            id\n            name\n            address\n            image {\n              id\n              ...Picture_image\n            }\n          }\n          ... on Planner {\n            id\n            planName: name\n            startDate\n            endDate\n          }\n          ... on User {\n            id\n            nickname\n            introduction\n            avatar {\n              id\n              ...Picture_image\n            }\n          }\n          ... on Area {\n            id\n            areaName: name\n            parent {\n              id\n              name\n            }\n          }\n        }\n      }\n    }\n  }\n": types.SearchDocument,
    "\n  query AccountSettings {\n    viewer {\n      id\n      ...EmailAddress_viewer\n      ...Passkeys_viewer\n      ...Providers_viewer\n      ...Sessions_viewer\n    }\n    ...Providers_query\n  }\n": types.AccountSettingsDocument,
    "\n  mutation UpdateSettings($input: UpdateSettingsInput!) {\n    updateSettings(input: $input) {\n      id\n      ...Kinds_viewer\n      ...Quiet_viewer\n      ...Privacy_viewer\n    }\n  }\n": types.UpdateSettingsDocument,
    "\n  fragment EmailAddress_viewer on Viewer {\n    id\n    email\n    isEmailVerified\n  }\n": types.EmailAddress_ViewerFragmentDoc,
    "\n  mutation RequestEmailChange($newEmail: String!, $password: String!) {\n    requestEmailChange(newEmail: $newEmail, password: $password)\n  }\n": types.RequestEmailChangeDocument,
    "\n  fragment Exports_viewer on Viewer {\n    id\n    dataExports {\n      id\n      status\n      byteSize\n      createdAt\n      url\n    }\n  }\n": types.Exports_ViewerFragmentDoc,
    "\n  mutation RequestDataExport {\n    requestDataExport {\n      id\n    }\n  }\n": types.RequestDataExportDocument,
    "\n  fragment Kinds_viewer on Viewer {\n    id\n    settings {\n      notifications {\n        kind\n        inApp\n        push\n        email\n      }\n    }\n  }\n": types.Kinds_ViewerFragmentDoc,
    "\n  mutation DeleteAccount($password: String!) {\n    deleteAccount(password: $password)\n  }\n": types.DeleteAccountDocument,
    "\n  fragment MailOfTheDay_viewer on Viewer {\n    id\n    mailDigest\n  }\n": types.MailOfTheDay_ViewerFragmentDoc,
    "\n  mutation SetMailDigest($mailDigest: Boolean!) {\n    updateProfile(input: { mailDigest: $mailDigest }) {\n      id\n      ...MailOfTheDay_viewer\n    }\n  }\n": types.SetMailDigestDocument,
    "\n  query NotificationSettings {\n    viewer {\n      id\n      ...Kinds_viewer\n      ...MailOfTheDay_viewer\n      ...Pushes_viewer\n      ...Quiet_viewer\n    }\n    ...Pushes_query\n  }\n": types.NotificationSettingsDocument,
    "\n  fragment Passkeys_viewer on Viewer {\n    id\n    isEmailVerified\n    isSignUpComplete\n    passkeys {\n      id\n      name\n      createdAt\n      lastUsedAt\n    }\n  }\n": types.Passkeys_ViewerFragmentDoc,
    "\n  mutation BeginPasskeyRegistration {\n    beginPasskeyRegistration\n  }\n": types.BeginPasskeyRegistrationDocument,
    "\n  mutation FinishPasskeyRegistration($response: JSON!, $name: String!) {\n    finishPasskeyRegistration(response: $response, name: $name) {\n      id\n    }\n  }\n": types.FinishPasskeyRegistrationDocument,
    "\n  mutation DeletePasskey($id: ID!) {\n    deletePasskey(id: $id)\n  }\n": types.DeletePasskeyDocument,
    "\n  mutation ChangePassword($currentPassword: String!, $newPassword: String!) {\n    changePassword(currentPassword: $currentPassword, newPassword: $newPassword)\n  }\n": types.ChangePasswordDocument,
    "\n  query PrivacySettings {\n    viewer {\n      id\n      ...Privacy_viewer\n      ...Exports_viewer\n    }\n  }\n": types.PrivacySettingsDocument,
    "\n  fragment Privacy_viewer on Viewer {\n    id\n    settings {\n      directMessages\n      showsInSearch\n      language\n    }\n  }\n": types.Privacy_ViewerFragmentDoc,
    "\n  fragment Providers_viewer on Viewer {\n    id\n    isEmailVerified\n    isSignUpComplete\n    identities {\n      id\n      provider\n      email\n      createdAt\n    }\n  }\n": types.Providers_ViewerFragmentDoc,
    "\n  fragment Providers_query on Query {\n    signInProviders {\n      name\n      label\n      startUrl\n    }\n  }\n": types.Providers_QueryFragmentDoc,
    "\n  mutation UnlinkIdentity($id: ID!) {\n    unlinkIdentity(id: $id) {\n      id\n      ...Providers_viewer\n    }\n  }\n": types.UnlinkIdentityDocument,
    "\n  fragment Pushes_viewer on Viewer {\n    id\n    pushSubscriptions {\n      id\n      device\n      createdAt\n    }\n  }\n": types.Pushes_ViewerFragmentDoc,
    "\n  fragment Pushes_query on Query {\n    pushPublicKey\n  }\n": types.Pushes_QueryFragmentDoc,
    "\n  mutation RegisterPush($input: PushSubscriptionInput!) {\n    registerPush(input: $input) {\n      id\n    }\n  }\n": types.RegisterPushDocument,
    "\n  mutation RemovePush($id: ID!) {\n    removePush(id: $id)\n  }\n": types.RemovePushDocument,
    "\n  fragment Quiet_viewer on Viewer {\n    id\n    settings {\n      quietHours {\n        start\n        end\n        timeZone\n      }\n    }\n  }\n": types.Quiet_ViewerFragmentDoc,
    "\n  fragment Sessions_viewer on Viewer {\n    id\n    sessions {\n      id\n      device\n      isCurrent\n      createdAt\n      lastUsedAt\n    }\n  }\n": types.Sessions_ViewerFragmentDoc,
    "\n  mutation RevokeSession($id: ID!) {\n    revokeSession(id: $id)\n  }\n": types.RevokeSessionDocument,
    "\n  mutation RevokeOtherSessions {\n    revokeOtherSessions\n  }\n": types.RevokeOtherSessionsDocument,
    "\n  mutation CompleteSignUp($input: CompleteSignUpInput!) {\n    completeSignUp(input: $input) {\n      id\n      isSignUpComplete\n      isEmailVerified\n      user {\n        id\n        nickname\n      }\n    }\n  }\n": types.CompleteSignUpDocument,
    "\n  mutation ConfirmEmailChange($token: String!) {\n    confirmEmailChange(token: $token)\n  }\n": types.ConfirmEmailChangeDocument,
    "\n  mutation RequestPasswordReset($email: String!) {\n    requestPasswordReset(email: $email)\n  }\n": types.RequestPasswordResetDocument,
    "\n  query SignInProviders {\n    signInProviders {\n      name\n      label\n      startUrl\n    }\n  }\n": types.SignInProvidersDocument,
    "\n  mutation BeginPasskeySignIn {\n    beginPasskeySignIn\n  }\n": types.BeginPasskeySignInDocument,
    "\n  mutation FinishPasskeySignIn($response: JSON!) {\n    finishPasskeySignIn(response: $response, delivery: COOKIE) {\n      accessTokenExpiresAt\n    }\n  }\n": types.FinishPasskeySignInDocument,
    "\n  mutation ResetPassword($token: String!, $newPassword: String!) {\n    resetPassword(token: $token, newPassword: $newPassword)\n  }\n": types.ResetPasswordDocument,
    "\n  mutation SignIn($input: SignInInput!) {\n    signIn(input: $input) {\n      accessTokenExpiresAt\n    }\n  }\n": types.SignInDocument,
    "\n  mutation SignUp($input: SignUpInput!) {\n    signUp(input: $input)\n  }\n": types.SignUpDocument,
    "\n  mutation UndoEmailChange($token: String!) {\n    undoEmailChange(token: $token)\n  }\n": types.UndoEmailChangeDocument,
    "\n  mutation VerifyEmail($token: String!) {\n    verifyEmail(token: $token)\n  }\n": types.VerifyEmailDocument,
    "\n  subscription Inbox {\n    inbox {\n      __typename\n      ... on InboxReady {\n        unreadCount\n      }\n      ... on RoomChanged {\n        unreadCount\n        room {\n          id\n          ...RoomRow_room\n        }\n      }\n      ... on RoomGone {\n        roomId\n        unreadCount\n      }\n      ... on NotificationArrived {\n        unreadNotificationCount\n        notification {\n          id\n        }\n      }\n      ... on NotificationsRead {\n        unreadNotificationCount\n      }\n    }\n  }\n": types.InboxDocument,
    "\n  query Me {\n    viewer {\n      id\n      email\n      isEmailVerified\n      isSignUpComplete\n      unreadCount\n      unreadNotificationCount\n      role\n      sanction {\n        id\n        kind\n        until\n      }\n      user {\n        id\n        nickname\n        avatar {\n          id\n          ...Picture_image\n        }\n      }\n    }\n  }\n": types.MeDocument,
    "\n  mutation SignOut {\n    signOut\n  }\n": types.SignOutDocument,
    "\n  mutation ResendVerificationEmail($email: String!) {\n    resendVerificationEmail(email: $email)\n  }\n": types.ResendVerificationEmailDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 *
 *
 * @example
 * ```ts
 * const query = graphql(`query GetUser($id: ID!) { user(id: $id) { name } }`);
 * ```
 *
 * The query argument is unknown!
 * Please regenerate the types.
 */
export function graphql(source: string): unknown;

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SendMessage($input: SendMessageInput!) {\n    sendMessage(input: $input) {\n      id\n      ...ChatMessage_message\n    }\n  }\n"): (typeof documents)["\n  mutation SendMessage($input: SendMessageInput!) {\n    sendMessage(input: $input) {\n      id\n      ...ChatMessage_message\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateUpload($purpose: UploadPurpose!, $contentType: String!, $byteSize: Int!) {\n    createUpload(purpose: $purpose, contentType: $contentType, byteSize: $byteSize) {\n      id\n      url\n      method\n      headers {\n        name\n        value\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation CreateUpload($purpose: UploadPurpose!, $contentType: String!, $byteSize: Int!) {\n    createUpload(purpose: $purpose, contentType: $contentType, byteSize: $byteSize) {\n      id\n      url\n      method\n      headers {\n        name\n        value\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment Picture_image on Image {\n    url\n    thumbnailUrl\n    width\n    height\n    blurHash\n  }\n"): (typeof documents)["\n  fragment Picture_image on Image {\n    url\n    thumbnailUrl\n    width\n    height\n    blurHash\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AnswerInvitation($id: ID!, $accept: Boolean!) {\n    answerInvitation(id: $id, accept: $accept) {\n      id\n      status\n      companion {\n        id\n        memberCount\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation AnswerInvitation($id: ID!, $accept: Boolean!) {\n    answerInvitation(id: $id, accept: $accept) {\n      id\n      status\n      companion {\n        id\n        memberCount\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AreaChoices($parentId: ID, $query: String) {\n    areas(parentId: $parentId, query: $query) {\n      id\n      name\n      kind\n      parent {\n        id\n        name\n      }\n    }\n  }\n"): (typeof documents)["\n  query AreaChoices($parentId: ID, $query: String) {\n    areas(parentId: $parentId, query: $query) {\n      id\n      name\n      kind\n      parent {\n        id\n        name\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AreaName($id: ID!) {\n    area(id: $id) {\n      id\n      name\n    }\n  }\n"): (typeof documents)["\n  query AreaName($id: ID!) {\n    area(id: $id) {\n      id\n      name\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment CompanionCard_companion on Companion {\n    id\n    title\n    startDate\n    endDate\n    status\n    capacity\n    memberCount\n    commentCount\n    bookmarkCount\n    viewCount\n    thumbnail {\n      id\n      ...Picture_image\n    }\n    area {\n      id\n      name\n    }\n    author {\n      id\n      nickname\n      ...PersonLink_user\n    }\n  }\n"): (typeof documents)["\n  fragment CompanionCard_companion on Companion {\n    id\n    title\n    startDate\n    endDate\n    status\n    capacity\n    memberCount\n    commentCount\n    bookmarkCount\n    viewCount\n    thumbnail {\n      id\n      ...Picture_image\n    }\n    area {\n      id\n      name\n    }\n    author {\n      id\n      nickname\n      ...PersonLink_user\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment HiddenNote_content on HiddenContent {\n    reason\n    since\n  }\n"): (typeof documents)["\n  fragment HiddenNote_content on HiddenContent {\n    reason\n    since\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation InviteToCompanion($companionId: ID!, $userId: ID!) {\n    inviteToCompanion(companionId: $companionId, userId: $userId) {\n      id\n      status\n    }\n  }\n"): (typeof documents)["\n  mutation InviteToCompanion($companionId: ID!, $userId: ID!) {\n    inviteToCompanion(companionId: $companionId, userId: $userId) {\n      id\n      status\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PersonCompanions($id: ID!, $after: String) {\n    user(id: $id) {\n      id\n      companions(first: 12, after: $after) {\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        edges {\n          cursor\n          node {\n            id\n            ...CompanionCard_companion\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query PersonCompanions($id: ID!, $after: String) {\n    user(id: $id) {\n      id\n      companions(first: 12, after: $after) {\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        edges {\n          cursor\n          node {\n            id\n            ...CompanionCard_companion\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment PersonLink_user on User {\n    id\n    nickname\n    avatar {\n      id\n      ...Picture_image\n    }\n  }\n"): (typeof documents)["\n  fragment PersonLink_user on User {\n    id\n    nickname\n    avatar {\n      id\n      ...Picture_image\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetBlock($userId: ID!, $blocked: Boolean!) {\n    setBlock(userId: $userId, blocked: $blocked) {\n      id\n      viewerHasBlocked\n    }\n  }\n"): (typeof documents)["\n  mutation SetBlock($userId: ID!, $blocked: Boolean!) {\n    setBlock(userId: $userId, blocked: $blocked) {\n      id\n      viewerHasBlocked\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PersonPlaces($id: ID!, $afterPlace: String, $afterReview: String) {\n    user(id: $id) {\n      id\n      places(first: 6, after: $afterPlace) {\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        edges {\n          cursor\n          node {\n            id\n            ...PlaceCard_place\n          }\n        }\n      }\n      reviews(first: 10, after: $afterReview) {\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        edges {\n          cursor\n          node {\n            id\n            ...PersonReview_review\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query PersonPlaces($id: ID!, $afterPlace: String, $afterReview: String) {\n    user(id: $id) {\n      id\n      places(first: 6, after: $afterPlace) {\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        edges {\n          cursor\n          node {\n            id\n            ...PlaceCard_place\n          }\n        }\n      }\n      reviews(first: 10, after: $afterReview) {\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        edges {\n          cursor\n          node {\n            id\n            ...PersonReview_review\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment PersonReview_review on Review {\n    id\n    stars\n    text\n    createdAt\n    place {\n      id\n      name\n    }\n    hidden {\n      ...HiddenNote_content\n    }\n  }\n"): (typeof documents)["\n  fragment PersonReview_review on Review {\n    id\n    stars\n    text\n    createdAt\n    place {\n      id\n      name\n    }\n    hidden {\n      ...HiddenNote_content\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PersonPlanners($id: ID!, $after: String) {\n    user(id: $id) {\n      id\n      planners(first: 12, after: $after) {\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        edges {\n          cursor\n          node {\n            id\n            ...PlannerRow_planner\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query PersonPlanners($id: ID!, $after: String) {\n    user(id: $id) {\n      id\n      planners(first: 12, after: $after) {\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        edges {\n          cursor\n          node {\n            id\n            ...PlannerRow_planner\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment PlaceCard_place on Place {\n    id\n    name\n    category\n    address\n    rating\n    reviewCount\n    image {\n      id\n      ...Picture_image\n    }\n  }\n"): (typeof documents)["\n  fragment PlaceCard_place on Place {\n    id\n    name\n    category\n    address\n    rating\n    reviewCount\n    image {\n      id\n      ...Picture_image\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment PlannerRow_planner on Planner {\n    id\n    name\n    startDate\n    endDate\n    dayCount\n    visibility\n    area {\n      id\n      name\n    }\n  }\n"): (typeof documents)["\n  fragment PlannerRow_planner on Planner {\n    id\n    name\n    startDate\n    endDate\n    dayCount\n    visibility\n    area {\n      id\n      name\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ReferenceCard_reference on Reference {\n    id\n    text\n    wouldTravelAgain\n    createdAt\n    response\n    author {\n      id\n      nickname\n      ...PersonLink_user\n    }\n    subject {\n      id\n      nickname\n    }\n    companion {\n      id\n      title\n    }\n    viewerCan {\n      respond {\n        allowed\n      }\n      report {\n        allowed\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment ReferenceCard_reference on Reference {\n    id\n    text\n    wouldTravelAgain\n    createdAt\n    response\n    author {\n      id\n      nickname\n      ...PersonLink_user\n    }\n    subject {\n      id\n      nickname\n    }\n    companion {\n      id\n      title\n    }\n    viewerCan {\n      respond {\n        allowed\n      }\n      report {\n        allowed\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RespondToReference($id: ID!, $text: String!) {\n    respondToReference(id: $id, text: $text) {\n      id\n      response\n      viewerCan {\n        respond {\n          allowed\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation RespondToReference($id: ID!, $text: String!) {\n    respondToReference(id: $id, text: $text) {\n      id\n      response\n      viewerCan {\n        respond {\n          allowed\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Report($input: ReportInput!) {\n    report(input: $input) {\n      id\n      status\n    }\n  }\n"): (typeof documents)["\n  mutation Report($input: ReportInput!) {\n    report(input: $input) {\n      id\n      status\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment Reportable_subject on Reportable {\n    __typename\n    ... on User {\n      id\n      nickname\n    }\n    ... on Companion {\n      id\n      title\n    }\n    ... on Comment {\n      id\n      commentText: text\n      companion {\n        id\n      }\n    }\n    ... on Message {\n      id\n      messageText: text\n    }\n    ... on Place {\n      id\n      placeName: name\n    }\n    ... on Review {\n      id\n      reviewText: text\n      place {\n        id\n      }\n    }\n    ... on Planner {\n      id\n      planName: name\n    }\n  }\n"): (typeof documents)["\n  fragment Reportable_subject on Reportable {\n    __typename\n    ... on User {\n      id\n      nickname\n    }\n    ... on Companion {\n      id\n      title\n    }\n    ... on Comment {\n      id\n      commentText: text\n      companion {\n        id\n      }\n    }\n    ... on Message {\n      id\n      messageText: text\n    }\n    ... on Place {\n      id\n      placeName: name\n    }\n    ... on Review {\n      id\n      reviewText: text\n      place {\n        id\n      }\n    }\n    ... on Planner {\n      id\n      planName: name\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment SanctionCard_sanction on Sanction {\n    id\n    kind\n    reason\n    createdAt\n    until\n    appeal {\n      text\n      createdAt\n      isGranted\n    }\n  }\n"): (typeof documents)["\n  fragment SanctionCard_sanction on Sanction {\n    id\n    kind\n    reason\n    createdAt\n    until\n    appeal {\n      text\n      createdAt\n      isGranted\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Appeal($text: String!) {\n    appeal(text: $text) {\n      id\n      ...SanctionCard_sanction\n    }\n  }\n"): (typeof documents)["\n  mutation Appeal($text: String!) {\n    appeal(text: $text) {\n      id\n      ...SanctionCard_sanction\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation OpenDirectRoom($userId: ID!) {\n    openDirectRoom(userId: $userId) {\n      id\n    }\n  }\n"): (typeof documents)["\n  mutation OpenDirectRoom($userId: ID!) {\n    openDirectRoom(userId: $userId) {\n      id\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment TripRow_companion on Companion {\n    id\n    title\n    startDate\n    endDate\n    status\n    memberCount\n    thumbnail {\n      id\n      ...Picture_image\n    }\n    area {\n      id\n      name\n    }\n    room {\n      id\n    }\n  }\n"): (typeof documents)["\n  fragment TripRow_companion on Companion {\n    id\n    title\n    startDate\n    endDate\n    status\n    memberCount\n    thumbnail {\n      id\n      ...Picture_image\n    }\n    area {\n      id\n      name\n    }\n    room {\n      id\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query BlockedUsers($after: String) {\n    viewer {\n      id\n      blockedUsers(first: 30, after: $after) {\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        edges {\n          cursor\n          node {\n            id\n            nickname\n            avatar {\n              id\n              ...Picture_image\n            }\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query BlockedUsers($after: String) {\n    viewer {\n      id\n      blockedUsers(first: 30, after: $after) {\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        edges {\n          cursor\n          node {\n            id\n            nickname\n            avatar {\n              id\n              ...Picture_image\n            }\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Rooms($after: String) {\n    rooms(first: 30, after: $after) {\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        cursor\n        node {\n          id\n          ...RoomRow_room\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query Rooms($after: String) {\n    rooms(first: 30, after: $after) {\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        cursor\n        node {\n          id\n          ...RoomRow_room\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ChatMessage_message on Message {\n    id\n    seq\n    text\n    isDeleted\n    createdAt\n    editedAt\n    clientMessageId\n    warning\n    author {\n      id\n      nickname\n      ...PersonLink_user\n    }\n    images {\n      id\n      ...Picture_image\n    }\n  }\n"): (typeof documents)["\n  fragment ChatMessage_message on Message {\n    id\n    seq\n    text\n    isDeleted\n    createdAt\n    editedAt\n    clientMessageId\n    warning\n    author {\n      id\n      nickname\n      ...PersonLink_user\n    }\n    images {\n      id\n      ...Picture_image\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Conversation($id: ID!) {\n    room(id: $id) {\n      id\n      kind\n      title\n      lastSeq\n      lastReadSeq\n      firstUnreadSeq\n      counterpart {\n        id\n        nickname\n        ...PersonLink_user\n      }\n      companion {\n        id\n        title\n      }\n      members {\n        id\n        lastReadSeq\n        user {\n          id\n          nickname\n        }\n      }\n      viewerCan {\n        send {\n          allowed\n          message\n        }\n      }\n      messages(last: 50) {\n        pageInfo {\n          hasPreviousPage\n          startCursor\n          hasNextPage\n          endCursor\n        }\n        nodes {\n          id\n          ...ChatMessage_message\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query Conversation($id: ID!) {\n    room(id: $id) {\n      id\n      kind\n      title\n      lastSeq\n      lastReadSeq\n      firstUnreadSeq\n      counterpart {\n        id\n        nickname\n        ...PersonLink_user\n      }\n      companion {\n        id\n        title\n      }\n      members {\n        id\n        lastReadSeq\n        user {\n          id\n          nickname\n        }\n      }\n      viewerCan {\n        send {\n          allowed\n          message\n        }\n      }\n      messages(last: 50) {\n        pageInfo {\n          hasPreviousPage\n          startCursor\n          hasNextPage\n          endCursor\n        }\n        nodes {\n          id\n          ...ChatMessage_message\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MessagesAround($id: ID!, $seq: Int!) {\n    room(id: $id) {\n      id\n      messages(around: $seq, last: 60) {\n        pageInfo {\n          hasPreviousPage\n          startCursor\n          hasNextPage\n          endCursor\n        }\n        nodes {\n          id\n          ...ChatMessage_message\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query MessagesAround($id: ID!, $seq: Int!) {\n    room(id: $id) {\n      id\n      messages(around: $seq, last: 60) {\n        pageInfo {\n          hasPreviousPage\n          startCursor\n          hasNextPage\n          endCursor\n        }\n        nodes {\n          id\n          ...ChatMessage_message\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OlderMessages($id: ID!, $before: String!) {\n    room(id: $id) {\n      id\n      messages(last: 50, before: $before) {\n        pageInfo {\n          hasPreviousPage\n          startCursor\n          hasNextPage\n          endCursor\n        }\n        nodes {\n          id\n          ...ChatMessage_message\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query OlderMessages($id: ID!, $before: String!) {\n    room(id: $id) {\n      id\n      messages(last: 50, before: $before) {\n        pageInfo {\n          hasPreviousPage\n          startCursor\n          hasNextPage\n          endCursor\n        }\n        nodes {\n          id\n          ...ChatMessage_message\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query NewerMessages($id: ID!, $after: String!) {\n    room(id: $id) {\n      id\n      messages(first: 50, after: $after) {\n        pageInfo {\n          hasPreviousPage\n          startCursor\n          hasNextPage\n          endCursor\n        }\n        nodes {\n          id\n          ...ChatMessage_message\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query NewerMessages($id: ID!, $after: String!) {\n    room(id: $id) {\n      id\n      messages(first: 50, after: $after) {\n        pageInfo {\n          hasPreviousPage\n          startCursor\n          hasNextPage\n          endCursor\n        }\n        nodes {\n          id\n          ...ChatMessage_message\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription RoomEvents($roomId: ID!, $afterSeq: Int) {\n    roomEvents(roomId: $roomId, afterSeq: $afterSeq) {\n      __typename\n      ... on RoomReady {\n        seq\n        replayCount\n      }\n      ... on RoomLogEntry {\n        seq\n      }\n      ... on MessageSent {\n        message {\n          id\n          ...ChatMessage_message\n        }\n      }\n      ... on MessageEdited {\n        message {\n          id\n          ...ChatMessage_message\n        }\n      }\n      ... on MessageDeleted {\n        message {\n          id\n          ...ChatMessage_message\n        }\n      }\n      ... on MemberJoined {\n        member {\n          id\n          lastReadSeq\n          user {\n            id\n            nickname\n          }\n        }\n      }\n      ... on MemberLeft {\n        userId\n      }\n      ... on ReadMarkerMoved {\n        userId\n        lastReadSeq\n      }\n      ... on MemberTyping {\n        userId\n        ttlSeconds\n      }\n    }\n  }\n"): (typeof documents)["\n  subscription RoomEvents($roomId: ID!, $afterSeq: Int) {\n    roomEvents(roomId: $roomId, afterSeq: $afterSeq) {\n      __typename\n      ... on RoomReady {\n        seq\n        replayCount\n      }\n      ... on RoomLogEntry {\n        seq\n      }\n      ... on MessageSent {\n        message {\n          id\n          ...ChatMessage_message\n        }\n      }\n      ... on MessageEdited {\n        message {\n          id\n          ...ChatMessage_message\n        }\n      }\n      ... on MessageDeleted {\n        message {\n          id\n          ...ChatMessage_message\n        }\n      }\n      ... on MemberJoined {\n        member {\n          id\n          lastReadSeq\n          user {\n            id\n            nickname\n          }\n        }\n      }\n      ... on MemberLeft {\n        userId\n      }\n      ... on ReadMarkerMoved {\n        userId\n        lastReadSeq\n      }\n      ... on MemberTyping {\n        userId\n        ttlSeconds\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation MarkRoomRead($roomId: ID!, $seq: Int!) {\n    markRoomRead(roomId: $roomId, seq: $seq) {\n      id\n      unreadCount\n    }\n  }\n"): (typeof documents)["\n  mutation MarkRoomRead($roomId: ID!, $seq: Int!) {\n    markRoomRead(roomId: $roomId, seq: $seq) {\n      id\n      unreadCount\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetTyping($roomId: ID!) {\n    setTyping(roomId: $roomId)\n  }\n"): (typeof documents)["\n  mutation SetTyping($roomId: ID!) {\n    setTyping(roomId: $roomId)\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation EditMessage($id: ID!, $text: String!) {\n    editMessage(id: $id, text: $text) {\n      id\n      ...ChatMessage_message\n    }\n  }\n"): (typeof documents)["\n  mutation EditMessage($id: ID!, $text: String!) {\n    editMessage(id: $id, text: $text) {\n      id\n      ...ChatMessage_message\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeleteMessage($id: ID!) {\n    deleteMessage(id: $id) {\n      id\n      ...ChatMessage_message\n    }\n  }\n"): (typeof documents)["\n  mutation DeleteMessage($id: ID!) {\n    deleteMessage(id: $id) {\n      id\n      ...ChatMessage_message\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MessagePermissions($id: ID!) {\n    node(id: $id) {\n      id\n      ... on Message {\n        viewerCan {\n          edit {\n            allowed\n            message\n          }\n          delete {\n            allowed\n            message\n          }\n          report {\n            allowed\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query MessagePermissions($id: ID!) {\n    node(id: $id) {\n      id\n      ... on Message {\n        viewerCan {\n          edit {\n            allowed\n            message\n          }\n          delete {\n            allowed\n            message\n          }\n          report {\n            allowed\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment RoomRow_room on Room {\n    id\n    kind\n    title\n    unreadCount\n    lastActivityAt\n    counterpart {\n      id\n      nickname\n      avatar {\n        id\n        ...Picture_image\n      }\n    }\n    companion {\n      id\n      thumbnail {\n        id\n        ...Picture_image\n      }\n    }\n    lastMessage {\n      id\n      text\n      isDeleted\n      author {\n        id\n        nickname\n      }\n      images {\n        id\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment RoomRow_room on Room {\n    id\n    kind\n    title\n    unreadCount\n    lastActivityAt\n    counterpart {\n      id\n      nickname\n      avatar {\n        id\n        ...Picture_image\n      }\n    }\n    companion {\n      id\n      thumbnail {\n        id\n        ...Picture_image\n      }\n    }\n    lastMessage {\n      id\n      text\n      isDeleted\n      author {\n        id\n        nickname\n      }\n      images {\n        id\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MyPlannersToAttach {\n    viewer {\n      id\n      user {\n        id\n        planners(first: 50) {\n          edges {\n            cursor\n            node {\n              id\n              name\n              startDate\n              endDate\n            }\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query MyPlannersToAttach {\n    viewer {\n      id\n      user {\n        id\n        planners(first: 50) {\n          edges {\n            cursor\n            node {\n              id\n              name\n              startDate\n              endDate\n            }\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CompanionToEdit($id: ID!) {\n    companion(id: $id) {\n      id\n      title\n      content\n      startDate\n      endDate\n      capacity\n      ageGroups\n      gender\n      area {\n        id\n      }\n      planner {\n        id\n      }\n      thumbnail {\n        id\n        thumbnailUrl\n      }\n      images {\n        id\n        thumbnailUrl\n      }\n      viewerCan {\n        update {\n          allowed\n          message\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query CompanionToEdit($id: ID!) {\n    companion(id: $id) {\n      id\n      title\n      content\n      startDate\n      endDate\n      capacity\n      ageGroups\n      gender\n      area {\n        id\n      }\n      planner {\n        id\n      }\n      thumbnail {\n        id\n        thumbnailUrl\n      }\n      images {\n        id\n        thumbnailUrl\n      }\n      viewerCan {\n        update {\n          allowed\n          message\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateCompanion($id: ID!, $input: UpdateCompanionInput!) {\n    updateCompanion(id: $id, input: $input) {\n      id\n    }\n  }\n"): (typeof documents)["\n  mutation UpdateCompanion($id: ID!, $input: UpdateCompanionInput!) {\n    updateCompanion(id: $id, input: $input) {\n      id\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateCompanion($input: CreateCompanionInput!) {\n    createCompanion(input: $input) {\n      id\n    }\n  }\n"): (typeof documents)["\n  mutation CreateCompanion($input: CreateCompanionInput!) {\n    createCompanion(input: $input) {\n      id\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ApplicationCard_application on Application {\n    id\n    message\n    status\n    createdAt\n    applicant {\n      id\n      nickname\n      ageGroup\n      gender\n      introduction\n      ...PersonLink_user\n    }\n  }\n"): (typeof documents)["\n  fragment ApplicationCard_application on Application {\n    id\n    message\n    status\n    createdAt\n    applicant {\n      id\n      nickname\n      ageGroup\n      gender\n      introduction\n      ...PersonLink_user\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AcceptApplication($id: ID!) {\n    acceptApplication(id: $id) {\n      id\n      status\n    }\n  }\n"): (typeof documents)["\n  mutation AcceptApplication($id: ID!) {\n    acceptApplication(id: $id) {\n      id\n      status\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RejectApplication($id: ID!) {\n    rejectApplication(id: $id) {\n      id\n      status\n    }\n  }\n"): (typeof documents)["\n  mutation RejectApplication($id: ID!) {\n    rejectApplication(id: $id) {\n      id\n      status\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CancelCompanion($id: ID!, $reason: String!) {\n    cancelCompanion(id: $id, reason: $reason) {\n      id\n      status\n      cancelReason\n    }\n  }\n"): (typeof documents)["\n  mutation CancelCompanion($id: ID!, $reason: String!) {\n    cancelCompanion(id: $id, reason: $reason) {\n      id\n      status\n      cancelReason\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation HandOverCompanion($id: ID!, $userId: ID!) {\n    handOverCompanion(id: $id, userId: $userId) {\n      id\n      author {\n        id\n        nickname\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation HandOverCompanion($id: ID!, $userId: ID!) {\n    handOverCompanion(id: $id, userId: $userId) {\n      id\n      author {\n        id\n        nickname\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PeopleToInvite($query: String!) {\n    search(query: $query, types: [USER], first: 10) {\n      edges {\n        cursor\n        node {\n          ... on User {\n            id\n            nickname\n            ...PersonLink_user\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query PeopleToInvite($query: String!) {\n    search(query: $query, types: [USER], first: 10) {\n      edges {\n        cursor\n        node {\n          ... on User {\n            id\n            nickname\n            ...PersonLink_user\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ManageHead_companion on Companion {\n    id\n    title\n    status\n    capacity\n    memberCount\n    room {\n      id\n    }\n    viewerCan {\n      update {\n        allowed\n      }\n      close {\n        allowed\n      }\n      reopen {\n        allowed\n      }\n      delete {\n        allowed\n        message\n      }\n      invite {\n        allowed\n      }\n      cancel {\n        allowed\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment ManageHead_companion on Companion {\n    id\n    title\n    status\n    capacity\n    memberCount\n    room {\n      id\n    }\n    viewerCan {\n      update {\n        allowed\n      }\n      close {\n        allowed\n      }\n      reopen {\n        allowed\n      }\n      delete {\n        allowed\n        message\n      }\n      invite {\n        allowed\n      }\n      cancel {\n        allowed\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CloseCompanion($id: ID!) {\n    closeCompanion(id: $id) {\n      id\n      status\n    }\n  }\n"): (typeof documents)["\n  mutation CloseCompanion($id: ID!) {\n    closeCompanion(id: $id) {\n      id\n      status\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ReopenCompanion($id: ID!) {\n    reopenCompanion(id: $id) {\n      id\n      status\n    }\n  }\n"): (typeof documents)["\n  mutation ReopenCompanion($id: ID!) {\n    reopenCompanion(id: $id) {\n      id\n      status\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeleteCompanion($id: ID!) {\n    deleteCompanion(id: $id)\n  }\n"): (typeof documents)["\n  mutation DeleteCompanion($id: ID!) {\n    deleteCompanion(id: $id)\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ManageCompanion($id: ID!) {\n    companion(id: $id) {\n      id\n      title\n      ...ManageHead_companion\n      author {\n        id\n      }\n      members {\n        id\n        ...MemberRow_user\n      }\n      applications(first: 50) {\n        edges {\n          cursor\n          node {\n            id\n            status\n            ...ApplicationCard_application\n          }\n        }\n      }\n      viewerCan {\n        handOver {\n          allowed\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query ManageCompanion($id: ID!) {\n    companion(id: $id) {\n      id\n      title\n      ...ManageHead_companion\n      author {\n        id\n      }\n      members {\n        id\n        ...MemberRow_user\n      }\n      applications(first: 50) {\n        edges {\n          cursor\n          node {\n            id\n            status\n            ...ApplicationCard_application\n          }\n        }\n      }\n      viewerCan {\n        handOver {\n          allowed\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment MemberRow_user on User {\n    id\n    nickname\n    ...PersonLink_user\n  }\n"): (typeof documents)["\n  fragment MemberRow_user on User {\n    id\n    nickname\n    ...PersonLink_user\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RemoveMember($companionId: ID!, $userId: ID!) {\n    removeMember(companionId: $companionId, userId: $userId) {\n      id\n    }\n  }\n"): (typeof documents)["\n  mutation RemoveMember($companionId: ID!, $userId: ID!) {\n    removeMember(companionId: $companionId, userId: $userId) {\n      id\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment Actions_companion on Companion {\n    id\n    bookmarkCount\n    viewerHasBookmarked\n    author {\n      id\n    }\n    room {\n      id\n    }\n    viewerApplication {\n      id\n      status\n    }\n    viewerCan {\n      apply {\n        allowed\n        code\n        message\n      }\n      update {\n        allowed\n      }\n      leave {\n        allowed\n      }\n      messageAuthor {\n        allowed\n        code\n        message\n      }\n    }\n    ...ApplyDialog_companion\n  }\n"): (typeof documents)["\n  fragment Actions_companion on Companion {\n    id\n    bookmarkCount\n    viewerHasBookmarked\n    author {\n      id\n    }\n    room {\n      id\n    }\n    viewerApplication {\n      id\n      status\n    }\n    viewerCan {\n      apply {\n        allowed\n        code\n        message\n      }\n      update {\n        allowed\n      }\n      leave {\n        allowed\n      }\n      messageAuthor {\n        allowed\n        code\n        message\n      }\n    }\n    ...ApplyDialog_companion\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetBookmark($id: ID!, $bookmarked: Boolean!) {\n    setBookmark(companionId: $id, bookmarked: $bookmarked) {\n      id\n      bookmarkCount\n      viewerHasBookmarked\n    }\n  }\n"): (typeof documents)["\n  mutation SetBookmark($id: ID!, $bookmarked: Boolean!) {\n    setBookmark(companionId: $id, bookmarked: $bookmarked) {\n      id\n      bookmarkCount\n      viewerHasBookmarked\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation WithdrawApplication($id: ID!) {\n    withdrawApplication(id: $id) {\n      id\n      status\n    }\n  }\n"): (typeof documents)["\n  mutation WithdrawApplication($id: ID!) {\n    withdrawApplication(id: $id) {\n      id\n      status\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ApplyDialog_companion on Companion {\n    id\n    title\n    startDate\n    endDate\n    capacity\n    memberCount\n    ageGroups\n    gender\n  }\n"): (typeof documents)["\n  fragment ApplyDialog_companion on Companion {\n    id\n    title\n    startDate\n    endDate\n    capacity\n    memberCount\n    ageGroups\n    gender\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ApplyToCompanion($id: ID!, $message: String!) {\n    applyToCompanion(companionId: $id, message: $message) {\n      id\n      status\n    }\n  }\n"): (typeof documents)["\n  mutation ApplyToCompanion($id: ID!, $message: String!) {\n    applyToCompanion(companionId: $id, message: $message) {\n      id\n      status\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment CommentBody_comment on Comment {\n    id\n    text\n    isDeleted\n    createdAt\n    editedAt\n    hidden {\n      ...HiddenNote_content\n    }\n    author {\n      id\n      nickname\n      ...PersonLink_user\n    }\n    viewerCan {\n      update {\n        allowed\n      }\n      delete {\n        allowed\n      }\n      reply {\n        allowed\n      }\n      hide {\n        allowed\n      }\n      report {\n        allowed\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment CommentBody_comment on Comment {\n    id\n    text\n    isDeleted\n    createdAt\n    editedAt\n    hidden {\n      ...HiddenNote_content\n    }\n    author {\n      id\n      nickname\n      ...PersonLink_user\n    }\n    viewerCan {\n      update {\n        allowed\n      }\n      delete {\n        allowed\n      }\n      reply {\n        allowed\n      }\n      hide {\n        allowed\n      }\n      report {\n        allowed\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment CommentThread_comment on Comment {\n    id\n    replyCount\n    ...CommentBody_comment\n    replies(first: 20) {\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        cursor\n        node {\n          id\n          ...CommentBody_comment\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment CommentThread_comment on Comment {\n    id\n    replyCount\n    ...CommentBody_comment\n    replies(first: 20) {\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        cursor\n        node {\n          id\n          ...CommentBody_comment\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MoreReplies($id: ID!, $after: String) {\n    node(id: $id) {\n      id\n      ... on Comment {\n        replies(first: 20, after: $after) {\n          pageInfo {\n            hasNextPage\n            endCursor\n          }\n          edges {\n            cursor\n            node {\n              id\n              ...CommentBody_comment\n            }\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query MoreReplies($id: ID!, $after: String) {\n    node(id: $id) {\n      id\n      ... on Comment {\n        replies(first: 20, after: $after) {\n          pageInfo {\n            hasNextPage\n            endCursor\n          }\n          edges {\n            cursor\n            node {\n              id\n              ...CommentBody_comment\n            }\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateComment($id: ID!, $text: String!) {\n    updateComment(id: $id, text: $text) {\n      id\n      text\n      editedAt\n    }\n  }\n"): (typeof documents)["\n  mutation UpdateComment($id: ID!, $text: String!) {\n    updateComment(id: $id, text: $text) {\n      id\n      text\n      editedAt\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeleteComment($id: ID!) {\n    deleteComment(id: $id) {\n      id\n      text\n      isDeleted\n    }\n  }\n"): (typeof documents)["\n  mutation DeleteComment($id: ID!) {\n    deleteComment(id: $id) {\n      id\n      text\n      isDeleted\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation HideComment($id: ID!) {\n    hideComment(id: $id) {\n      id\n      text\n      isDeleted\n    }\n  }\n"): (typeof documents)["\n  mutation HideComment($id: ID!) {\n    hideComment(id: $id) {\n      id\n      text\n      isDeleted\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment Comments_companion on Companion {\n    id\n    commentCount\n    viewerCan {\n      comment {\n        allowed\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment Comments_companion on Companion {\n    id\n    commentCount\n    viewerCan {\n      comment {\n        allowed\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Comments($id: ID!, $after: String) {\n    companion(id: $id) {\n      id\n      commentCount\n      comments(first: 20, after: $after) {\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        edges {\n          cursor\n          node {\n            id\n            ...CommentThread_comment\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query Comments($id: ID!, $after: String) {\n    companion(id: $id) {\n      id\n      commentCount\n      comments(first: 20, after: $after) {\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        edges {\n          cursor\n          node {\n            id\n            ...CommentThread_comment\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AddComment($id: ID!, $parentId: ID, $text: String!) {\n    addComment(companionId: $id, parentId: $parentId, text: $text) {\n      id\n    }\n  }\n"): (typeof documents)["\n  mutation AddComment($id: ID!, $parentId: ID, $text: String!) {\n    addComment(companionId: $id, parentId: $parentId, text: $text) {\n      id\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Companion($id: ID!) {\n    companion(id: $id) {\n      id\n      title\n      content\n      ...Gallery_companion\n      ...Facts_companion\n      ...Actions_companion\n      ...Party_companion\n      ...Comments_companion\n    }\n  }\n"): (typeof documents)["\n  query Companion($id: ID!) {\n    companion(id: $id) {\n      id\n      title\n      content\n      ...Gallery_companion\n      ...Facts_companion\n      ...Actions_companion\n      ...Party_companion\n      ...Comments_companion\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RecordCompanionView($id: ID!) {\n    recordCompanionView(id: $id) {\n      id\n      viewCount\n    }\n  }\n"): (typeof documents)["\n  mutation RecordCompanionView($id: ID!) {\n    recordCompanionView(id: $id) {\n      id\n      viewCount\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment Facts_companion on Companion {\n    id\n    startDate\n    endDate\n    status\n    capacity\n    memberCount\n    ageGroups\n    gender\n    viewCount\n    createdAt\n    editedAt\n    cancelReason\n    hidden {\n      ...HiddenNote_content\n    }\n    area {\n      id\n      name\n      parent {\n        id\n        name\n      }\n    }\n    author {\n      id\n      nickname\n      ageGroup\n      gender\n      introduction\n      ...PersonLink_user\n    }\n  }\n"): (typeof documents)["\n  fragment Facts_companion on Companion {\n    id\n    startDate\n    endDate\n    status\n    capacity\n    memberCount\n    ageGroups\n    gender\n    viewCount\n    createdAt\n    editedAt\n    cancelReason\n    hidden {\n      ...HiddenNote_content\n    }\n    area {\n      id\n      name\n      parent {\n        id\n        name\n      }\n    }\n    author {\n      id\n      nickname\n      ageGroup\n      gender\n      introduction\n      ...PersonLink_user\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment Gallery_companion on Companion {\n    thumbnail {\n      id\n      ...Picture_image\n    }\n    images {\n      id\n      ...Picture_image\n    }\n  }\n"): (typeof documents)["\n  fragment Gallery_companion on Companion {\n    thumbnail {\n      id\n      ...Picture_image\n    }\n    images {\n      id\n      ...Picture_image\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment Party_companion on Companion {\n    id\n    author {\n      id\n    }\n    members {\n      id\n      nickname\n      ...PersonLink_user\n    }\n    viewerCan {\n      leave {\n        allowed\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment Party_companion on Companion {\n    id\n    author {\n      id\n    }\n    members {\n      id\n      nickname\n      ...PersonLink_user\n    }\n    viewerCan {\n      leave {\n        allowed\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation LeaveCompanion($id: ID!) {\n    leaveCompanion(companionId: $id) {\n      id\n    }\n  }\n"): (typeof documents)["\n  mutation LeaveCompanion($id: ID!) {\n    leaveCompanion(companionId: $id) {\n      id\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Companions($filter: CompanionFilter!, $sort: CompanionSort!, $after: String) {\n    companions(first: 18, after: $after, filter: $filter, sort: $sort) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        cursor\n        node {\n          id\n          ...CompanionCard_companion\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query Companions($filter: CompanionFilter!, $sort: CompanionSort!, $after: String) {\n    companions(first: 18, after: $after, filter: $filter, sort: $sort) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        cursor\n        node {\n          id\n          ...CompanionCard_companion\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Home {\n    viewer {\n      id\n      trips(first: 3) {\n        edges {\n          cursor\n          node {\n            id\n            ...TripRow_companion\n          }\n        }\n      }\n    }\n    popularAreas(limit: 10) {\n      id\n      name\n    }\n    popular: companions(first: 6, sort: POPULAR, filter: { status: [RECRUITING] }) {\n      edges {\n        cursor\n        node {\n          id\n          ...CompanionCard_companion\n        }\n      }\n    }\n    soon: companions(first: 3, sort: DEPARTING_SOON, filter: { status: [RECRUITING] }) {\n      edges {\n        cursor\n        node {\n          id\n          ...CompanionCard_companion\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query Home {\n    viewer {\n      id\n      trips(first: 3) {\n        edges {\n          cursor\n          node {\n            id\n            ...TripRow_companion\n          }\n        }\n      }\n    }\n    popularAreas(limit: 10) {\n      id\n      name\n    }\n    popular: companions(first: 6, sort: POPULAR, filter: { status: [RECRUITING] }) {\n      edges {\n        cursor\n        node {\n          id\n          ...CompanionCard_companion\n        }\n      }\n    }\n    soon: companions(first: 3, sort: DEPARTING_SOON, filter: { status: [RECRUITING] }) {\n      edges {\n        cursor\n        node {\n          id\n          ...CompanionCard_companion\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ApplicationRow_application on Application {\n    id\n    status\n    createdAt\n    companion {\n      id\n      title\n      startDate\n      endDate\n      thumbnail {\n        id\n        ...Picture_image\n      }\n      area {\n        id\n        name\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment ApplicationRow_application on Application {\n    id\n    status\n    createdAt\n    companion {\n      id\n      title\n      startDate\n      endDate\n      thumbnail {\n        id\n        ...Picture_image\n      }\n      area {\n        id\n        name\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Bookmarks($after: String) {\n    viewer {\n      id\n      bookmarks(first: 12, after: $after) {\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        edges {\n          cursor\n          node {\n            id\n            ...CompanionCard_companion\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query Bookmarks($after: String) {\n    viewer {\n      id\n      bookmarks(first: 12, after: $after) {\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        edges {\n          cursor\n          node {\n            id\n            ...CompanionCard_companion\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment PendingReference_pending on PendingReference {\n    until\n    companion {\n      id\n      title\n      startDate\n      endDate\n    }\n    subject {\n      id\n      nickname\n      ...PersonLink_user\n    }\n  }\n"): (typeof documents)["\n  fragment PendingReference_pending on PendingReference {\n    until\n    companion {\n      id\n      title\n      startDate\n      endDate\n    }\n    subject {\n      id\n      nickname\n      ...PersonLink_user\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation WriteReference($companionId: ID!, $userId: ID!, $input: WriteReferenceInput!) {\n    writeReference(companionId: $companionId, userId: $userId, input: $input) {\n      id\n    }\n  }\n"): (typeof documents)["\n  mutation WriteReference($companionId: ID!, $userId: ID!, $input: WriteReferenceInput!) {\n    writeReference(companionId: $companionId, userId: $userId, input: $input) {\n      id\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ProfileForm_user on User {\n    id\n    nickname\n    introduction\n    gender\n    ageGroup\n    avatar {\n      id\n      ...Picture_image\n    }\n  }\n"): (typeof documents)["\n  fragment ProfileForm_user on User {\n    id\n    nickname\n    introduction\n    gender\n    ageGroup\n    avatar {\n      id\n      ...Picture_image\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateProfile($input: UpdateProfileInput!) {\n    updateProfile(input: $input) {\n      id\n      user {\n        id\n        ...ProfileForm_user\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation UpdateProfile($input: UpdateProfileInput!) {\n    updateProfile(input: $input) {\n      id\n      user {\n        id\n        ...ProfileForm_user\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MyProfile {\n    viewer {\n      id\n      birthDate\n      user {\n        id\n        ...PersonHead_user\n        ...ProfileForm_user\n      }\n      pendingReferences {\n        until\n      }\n      quota {\n        newConversationsLeft\n        applicationsLeft\n        postsLeft\n        resetsAt\n      }\n    }\n  }\n"): (typeof documents)["\n  query MyProfile {\n    viewer {\n      id\n      birthDate\n      user {\n        id\n        ...PersonHead_user\n        ...ProfileForm_user\n      }\n      pendingReferences {\n        until\n      }\n      quota {\n        newConversationsLeft\n        applicationsLeft\n        postsLeft\n        resetsAt\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MyReferences($after: String) {\n    viewer {\n      id\n      pendingReferences {\n        companion {\n          id\n        }\n        subject {\n          id\n        }\n        ...PendingReference_pending\n      }\n      user {\n        id\n        references(first: 10, after: $after) {\n          pageInfo {\n            hasNextPage\n            endCursor\n          }\n          edges {\n            cursor\n            node {\n              id\n              ...ReferenceCard_reference\n            }\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query MyReferences($after: String) {\n    viewer {\n      id\n      pendingReferences {\n        companion {\n          id\n        }\n        subject {\n          id\n        }\n        ...PendingReference_pending\n      }\n      user {\n        id\n        references(first: 10, after: $after) {\n          pageInfo {\n            hasNextPage\n            endCursor\n          }\n          edges {\n            cursor\n            node {\n              id\n              ...ReferenceCard_reference\n            }\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MyReports($after: String) {\n    viewer {\n      id\n      sanction {\n        id\n        ...SanctionCard_sanction\n      }\n      reports(first: 20, after: $after) {\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        edges {\n          cursor\n          node {\n            id\n            reason\n            text\n            status\n            createdAt\n            resolvedAt\n            subject {\n              ...Reportable_subject\n            }\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query MyReports($after: String) {\n    viewer {\n      id\n      sanction {\n        id\n        ...SanctionCard_sanction\n      }\n      reports(first: 20, after: $after) {\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        edges {\n          cursor\n          node {\n            id\n            reason\n            text\n            status\n            createdAt\n            resolvedAt\n            subject {\n              ...Reportable_subject\n            }\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MyTrips($after: String) {\n    viewer {\n      id\n      applications(first: 20, status: [INVITED, PENDING]) {\n        edges {\n          cursor\n          node {\n            id\n            ...ApplicationRow_application\n          }\n        }\n      }\n      trips(first: 20, after: $after) {\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        edges {\n          cursor\n          node {\n            id\n            ...TripRow_companion\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query MyTrips($after: String) {\n    viewer {\n      id\n      applications(first: 20, status: [INVITED, PENDING]) {\n        edges {\n          cursor\n          node {\n            id\n            ...ApplicationRow_application\n          }\n        }\n      }\n      trips(first: 20, after: $after) {\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        edges {\n          cursor\n          node {\n            id\n            ...TripRow_companion\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OpenAppeals($after: String) {\n    openAppeals(first: 20, after: $after) {\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        cursor\n        node {\n          id\n          ...Standing_sanction\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query OpenAppeals($after: String) {\n    openAppeals(first: 20, after: $after) {\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        cursor\n        node {\n          id\n          ...Standing_sanction\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ModerationCase($id: ID!) {\n    moderationCase(id: $id) {\n      id\n\n        status\n        openedAt\n        priorUpheldCount\n        subject {\n          ...Reportable_subject\n        }\n        accused {\n          id\n          ...PersonLink_user\n        }\n        sanctions {\n          id\n          ...Standing_sanction\n        }\n        evidence {\n          ...Evidence_evidence\n        }\n        reports {\n          reason\n          text\n          createdAt\n          reporter {\n            id\n            ...PersonLink_user\n          }\n        }\n        actions {\n          id\n          kind\n          ...LogLine_action\n        }\n    }\n  }\n"): (typeof documents)["\n  query ModerationCase($id: ID!) {\n    moderationCase(id: $id) {\n      id\n\n        status\n        openedAt\n        priorUpheldCount\n        subject {\n          ...Reportable_subject\n        }\n        accused {\n          id\n          ...PersonLink_user\n        }\n        sanctions {\n          id\n          ...Standing_sanction\n        }\n        evidence {\n          ...Evidence_evidence\n        }\n        reports {\n          reason\n          text\n          createdAt\n          reporter {\n            id\n            ...PersonLink_user\n          }\n        }\n        actions {\n          id\n          kind\n          ...LogLine_action\n        }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ModerationCases($status: ReportStatus!, $after: String) {\n    moderationCases(status: $status, first: 20, after: $after) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        cursor\n        node {\n          id\n          status\n          openedAt\n          priorUpheldCount\n          accused {\n            id\n            nickname\n          }\n          subject {\n            ...Reportable_subject\n          }\n          reports {\n            reason\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query ModerationCases($status: ReportStatus!, $after: String) {\n    moderationCases(status: $status, first: 20, after: $after) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        cursor\n        node {\n          id\n          status\n          openedAt\n          priorUpheldCount\n          accused {\n            id\n            nickname\n          }\n          subject {\n            ...Reportable_subject\n          }\n          reports {\n            reason\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ResolveCase($id: ID!, $input: ResolveCaseInput!) {\n    resolveCase(id: $id, input: $input) {\n      id\n      status\n    }\n  }\n"): (typeof documents)["\n  mutation ResolveCase($id: ID!, $input: ResolveCaseInput!) {\n    resolveCase(id: $id, input: $input) {\n      id\n      status\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment Evidence_evidence on Evidence {\n    authorId\n    text\n    writtenAt\n    images {\n      id\n      ...Picture_image\n    }\n  }\n"): (typeof documents)["\n  fragment Evidence_evidence on Evidence {\n    authorId\n    text\n    writtenAt\n    images {\n      id\n      ...Picture_image\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment LogLine_action on ModerationAction {\n    id\n    kind\n    note\n    createdAt\n    moderator {\n      id\n      ...PersonLink_user\n    }\n    target {\n      id\n      ...PersonLink_user\n    }\n  }\n"): (typeof documents)["\n  fragment LogLine_action on ModerationAction {\n    id\n    kind\n    note\n    createdAt\n    moderator {\n      id\n      ...PersonLink_user\n    }\n    target {\n      id\n      ...PersonLink_user\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ModerationLog($after: String) {\n    moderationLog(first: 30, after: $after) {\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        cursor\n        node {\n          id\n          ...LogLine_action\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query ModerationLog($after: String) {\n    moderationLog(first: 30, after: $after) {\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        cursor\n        node {\n          id\n          ...LogLine_action\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RestoreContent($caseId: ID!, $note: String!) {\n    restoreContent(caseId: $caseId, note: $note) {\n      id\n    }\n  }\n"): (typeof documents)["\n  mutation RestoreContent($caseId: ID!, $note: String!) {\n    restoreContent(caseId: $caseId, note: $note) {\n      id\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment Standing_sanction on Sanction {\n    id\n    kind\n    reason\n    createdAt\n    until\n    account {\n      id\n      ...PersonLink_user\n    }\n    appeal {\n      text\n      createdAt\n      isGranted\n    }\n  }\n"): (typeof documents)["\n  fragment Standing_sanction on Sanction {\n    id\n    kind\n    reason\n    createdAt\n    until\n    account {\n      id\n      ...PersonLink_user\n    }\n    appeal {\n      text\n      createdAt\n      isGranted\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation LiftSanction($id: ID!, $note: String!) {\n    liftSanction(id: $id, note: $note) {\n      id\n    }\n  }\n"): (typeof documents)["\n  mutation LiftSanction($id: ID!, $note: String!) {\n    liftSanction(id: $id, note: $note) {\n      id\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ResolveAppeal($sanctionId: ID!, $isGranted: Boolean!, $note: String!) {\n    resolveAppeal(sanctionId: $sanctionId, isGranted: $isGranted, note: $note) {\n      id\n    }\n  }\n"): (typeof documents)["\n  mutation ResolveAppeal($sanctionId: ID!, $isGranted: Boolean!, $note: String!) {\n    resolveAppeal(sanctionId: $sanctionId, isGranted: $isGranted, note: $note) {\n      id\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment NotificationRow_notification on Notification {\n    id\n    kind\n    isRead\n    createdAt\n    actor {\n      id\n      nickname\n      avatar {\n        id\n        ...Picture_image\n      }\n    }\n    companion {\n      id\n      title\n      author {\n        id\n      }\n    }\n    comment {\n      id\n      text\n    }\n  }\n"): (typeof documents)["\n  fragment NotificationRow_notification on Notification {\n    id\n    kind\n    isRead\n    createdAt\n    actor {\n      id\n      nickname\n      avatar {\n        id\n        ...Picture_image\n      }\n    }\n    companion {\n      id\n      title\n      author {\n        id\n      }\n    }\n    comment {\n      id\n      text\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Notifications($after: String) {\n    notifications(first: 30, after: $after) {\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        cursor\n        node {\n          id\n          isRead\n          ...NotificationRow_notification\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query Notifications($after: String) {\n    notifications(first: 30, after: $after) {\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        cursor\n        node {\n          id\n          isRead\n          ...NotificationRow_notification\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation MarkNotificationsRead($ids: [ID!]) {\n    markNotificationsRead(ids: $ids)\n  }\n"): (typeof documents)["\n  mutation MarkNotificationsRead($ids: [ID!]) {\n    markNotificationsRead(ids: $ids)\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PostsToInviteTo {\n    viewer {\n      id\n      user {\n        id\n        companions(first: 30) {\n          edges {\n            cursor\n            node {\n              id\n              title\n              startDate\n              endDate\n              viewerCan {\n                invite {\n                  allowed\n                }\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query PostsToInviteTo {\n    viewer {\n      id\n      user {\n        id\n        companions(first: 30) {\n          edges {\n            cursor\n            node {\n              id\n              title\n              startDate\n              endDate\n              viewerCan {\n                invite {\n                  allowed\n                }\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment PersonActions_user on User {\n    id\n    nickname\n    viewerCan {\n      writeReference {\n        allowed\n      }\n      message {\n        allowed\n        code\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment PersonActions_user on User {\n    id\n    nickname\n    viewerCan {\n      writeReference {\n        allowed\n      }\n      message {\n        allowed\n        code\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment PersonHead_user on User {\n    id\n    nickname\n    ageGroup\n    gender\n    introduction\n    avatar {\n      id\n      ...Picture_image\n    }\n    trust {\n      tripCount\n      referenceCount\n      positiveCount\n      memberSince\n      responseRate\n    }\n    hidden {\n      ...HiddenNote_content\n    }\n  }\n"): (typeof documents)["\n  fragment PersonHead_user on User {\n    id\n    nickname\n    ageGroup\n    gender\n    introduction\n    avatar {\n      id\n      ...Picture_image\n    }\n    trust {\n      tripCount\n      referenceCount\n      positiveCount\n      memberSince\n      responseRate\n    }\n    hidden {\n      ...HiddenNote_content\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Person($id: ID!) {\n    user(id: $id) {\n      id\n      nickname\n      ...PersonHead_user\n      ...PersonActions_user\n    }\n  }\n"): (typeof documents)["\n  query Person($id: ID!) {\n    user(id: $id) {\n      id\n      nickname\n      ...PersonHead_user\n      ...PersonActions_user\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query References($id: ID!, $after: String) {\n    user(id: $id) {\n      id\n      references(first: 10, after: $after) {\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        edges {\n          cursor\n          node {\n            id\n            ...ReferenceCard_reference\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query References($id: ID!, $after: String) {\n    user(id: $id) {\n      id\n      references(first: 10, after: $after) {\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        edges {\n          cursor\n          node {\n            id\n            ...ReferenceCard_reference\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment Histogram_place on Place {\n    rating\n    reviewCount\n    ratingHistogram\n  }\n"): (typeof documents)["\n  fragment Histogram_place on Place {\n    rating\n    reviewCount\n    ratingHistogram\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment MyReview_place on Place {\n    id\n    viewerReview {\n      id\n      stars\n      text\n    }\n    viewerCan {\n      review {\n        allowed\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment MyReview_place on Place {\n    id\n    viewerReview {\n      id\n      stars\n      text\n    }\n    viewerCan {\n      review {\n        allowed\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation WriteReview($placeId: ID!, $stars: Int!, $text: String!) {\n    writeReview(placeId: $placeId, stars: $stars, text: $text) {\n      id\n    }\n  }\n"): (typeof documents)["\n  mutation WriteReview($placeId: ID!, $stars: Int!, $text: String!) {\n    writeReview(placeId: $placeId, stars: $stars, text: $text) {\n      id\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Place($id: ID!, $after: String) {\n    place(id: $id) {\n      id\n      name\n      category\n      description\n      address\n      contact\n      website\n      hidden {\n        ...HiddenNote_content\n      }\n      image {\n        id\n        ...Picture_image\n      }\n      ...Histogram_place\n      ...MyReview_place\n      ...Reviews_place\n    }\n  }\n"): (typeof documents)["\n  query Place($id: ID!, $after: String) {\n    place(id: $id) {\n      id\n      name\n      category\n      description\n      address\n      contact\n      website\n      hidden {\n        ...HiddenNote_content\n      }\n      image {\n        id\n        ...Picture_image\n      }\n      ...Histogram_place\n      ...MyReview_place\n      ...Reviews_place\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment Reviews_place on Place {\n    reviews(first: 10, after: $after) {\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        cursor\n        node {\n          id\n          stars\n          text\n          createdAt\n          hidden {\n            ...HiddenNote_content\n          }\n          author {\n            id\n            nickname\n            ...PersonLink_user\n          }\n          viewerCan {\n            report {\n              allowed\n            }\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment Reviews_place on Place {\n    reviews(first: 10, after: $after) {\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        cursor\n        node {\n          id\n          stars\n          text\n          createdAt\n          hidden {\n            ...HiddenNote_content\n          }\n          author {\n            id\n            nickname\n            ...PersonLink_user\n          }\n          viewerCan {\n            report {\n              allowed\n            }\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Places($filter: PlaceFilter!, $sort: PlaceSort!, $after: String) {\n    places(first: 18, after: $after, filter: $filter, sort: $sort) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        cursor\n        node {\n          id\n          ...PlaceCard_place\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query Places($filter: PlaceFilter!, $sort: PlaceSort!, $after: String) {\n    places(first: 18, after: $after, filter: $filter, sort: $sort) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        cursor\n        node {\n          id\n          ...PlaceCard_place\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Search($query: String!, $types: [SearchType!], $after: String) {\n    search(query: $query, types: $types, first: 20, after: $after) {\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        cursor\n        node {\n          __typename\n          ... on Companion {\n            id\n            title\n            startDate\n            endDate\n            area {\n              id\n              name\n            }\n            thumbnail {\n              id\n              ...Picture_image\n            }\n          }\n          ... on Place {\n            id\n            name\n            address\n            image {\n              id\n              ...Picture_image\n            }\n          }\n          ... on Planner {\n            id\n            planName: name\n            startDate\n            endDate\n          }\n          ... on User {\n            id\n            nickname\n            introduction\n            avatar {\n              id\n              ...Picture_image\n            }\n          }\n          ... on Area {\n            id\n            areaName: name\n            parent {\n              id\n              name\n            }\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query Search($query: String!, $types: [SearchType!], $after: String) {\n    search(query: $query, types: $types, first: 20, after: $after) {\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        cursor\n        node {\n          __typename\n          ... on Companion {\n            id\n            title\n            startDate\n            endDate\n            area {\n              id\n              name\n            }\n            thumbnail {\n              id\n              ...Picture_image\n            }\n          }\n          ... on Place {\n            id\n            name\n            address\n            image {\n              id\n              ...Picture_image\n            }\n          }\n          ... on Planner {\n            id\n            planName: name\n            startDate\n            endDate\n          }\n          ... on User {\n            id\n            nickname\n            introduction\n            avatar {\n              id\n              ...Picture_image\n            }\n          }\n          ... on Area {\n            id\n            areaName: name\n            parent {\n              id\n              name\n            }\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AccountSettings {\n    viewer {\n      id\n      ...EmailAddress_viewer\n      ...Passkeys_viewer\n      ...Providers_viewer\n      ...Sessions_viewer\n    }\n    ...Providers_query\n  }\n"): (typeof documents)["\n  query AccountSettings {\n    viewer {\n      id\n      ...EmailAddress_viewer\n      ...Passkeys_viewer\n      ...Providers_viewer\n      ...Sessions_viewer\n    }\n    ...Providers_query\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateSettings($input: UpdateSettingsInput!) {\n    updateSettings(input: $input) {\n      id\n      ...Kinds_viewer\n      ...Quiet_viewer\n      ...Privacy_viewer\n    }\n  }\n"): (typeof documents)["\n  mutation UpdateSettings($input: UpdateSettingsInput!) {\n    updateSettings(input: $input) {\n      id\n      ...Kinds_viewer\n      ...Quiet_viewer\n      ...Privacy_viewer\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment EmailAddress_viewer on Viewer {\n    id\n    email\n    isEmailVerified\n  }\n"): (typeof documents)["\n  fragment EmailAddress_viewer on Viewer {\n    id\n    email\n    isEmailVerified\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RequestEmailChange($newEmail: String!, $password: String!) {\n    requestEmailChange(newEmail: $newEmail, password: $password)\n  }\n"): (typeof documents)["\n  mutation RequestEmailChange($newEmail: String!, $password: String!) {\n    requestEmailChange(newEmail: $newEmail, password: $password)\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment Exports_viewer on Viewer {\n    id\n    dataExports {\n      id\n      status\n      byteSize\n      createdAt\n      url\n    }\n  }\n"): (typeof documents)["\n  fragment Exports_viewer on Viewer {\n    id\n    dataExports {\n      id\n      status\n      byteSize\n      createdAt\n      url\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RequestDataExport {\n    requestDataExport {\n      id\n    }\n  }\n"): (typeof documents)["\n  mutation RequestDataExport {\n    requestDataExport {\n      id\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment Kinds_viewer on Viewer {\n    id\n    settings {\n      notifications {\n        kind\n        inApp\n        push\n        email\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment Kinds_viewer on Viewer {\n    id\n    settings {\n      notifications {\n        kind\n        inApp\n        push\n        email\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeleteAccount($password: String!) {\n    deleteAccount(password: $password)\n  }\n"): (typeof documents)["\n  mutation DeleteAccount($password: String!) {\n    deleteAccount(password: $password)\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment MailOfTheDay_viewer on Viewer {\n    id\n    mailDigest\n  }\n"): (typeof documents)["\n  fragment MailOfTheDay_viewer on Viewer {\n    id\n    mailDigest\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetMailDigest($mailDigest: Boolean!) {\n    updateProfile(input: { mailDigest: $mailDigest }) {\n      id\n      ...MailOfTheDay_viewer\n    }\n  }\n"): (typeof documents)["\n  mutation SetMailDigest($mailDigest: Boolean!) {\n    updateProfile(input: { mailDigest: $mailDigest }) {\n      id\n      ...MailOfTheDay_viewer\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query NotificationSettings {\n    viewer {\n      id\n      ...Kinds_viewer\n      ...MailOfTheDay_viewer\n      ...Pushes_viewer\n      ...Quiet_viewer\n    }\n    ...Pushes_query\n  }\n"): (typeof documents)["\n  query NotificationSettings {\n    viewer {\n      id\n      ...Kinds_viewer\n      ...MailOfTheDay_viewer\n      ...Pushes_viewer\n      ...Quiet_viewer\n    }\n    ...Pushes_query\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment Passkeys_viewer on Viewer {\n    id\n    isEmailVerified\n    isSignUpComplete\n    passkeys {\n      id\n      name\n      createdAt\n      lastUsedAt\n    }\n  }\n"): (typeof documents)["\n  fragment Passkeys_viewer on Viewer {\n    id\n    isEmailVerified\n    isSignUpComplete\n    passkeys {\n      id\n      name\n      createdAt\n      lastUsedAt\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation BeginPasskeyRegistration {\n    beginPasskeyRegistration\n  }\n"): (typeof documents)["\n  mutation BeginPasskeyRegistration {\n    beginPasskeyRegistration\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation FinishPasskeyRegistration($response: JSON!, $name: String!) {\n    finishPasskeyRegistration(response: $response, name: $name) {\n      id\n    }\n  }\n"): (typeof documents)["\n  mutation FinishPasskeyRegistration($response: JSON!, $name: String!) {\n    finishPasskeyRegistration(response: $response, name: $name) {\n      id\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeletePasskey($id: ID!) {\n    deletePasskey(id: $id)\n  }\n"): (typeof documents)["\n  mutation DeletePasskey($id: ID!) {\n    deletePasskey(id: $id)\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChangePassword($currentPassword: String!, $newPassword: String!) {\n    changePassword(currentPassword: $currentPassword, newPassword: $newPassword)\n  }\n"): (typeof documents)["\n  mutation ChangePassword($currentPassword: String!, $newPassword: String!) {\n    changePassword(currentPassword: $currentPassword, newPassword: $newPassword)\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PrivacySettings {\n    viewer {\n      id\n      ...Privacy_viewer\n      ...Exports_viewer\n    }\n  }\n"): (typeof documents)["\n  query PrivacySettings {\n    viewer {\n      id\n      ...Privacy_viewer\n      ...Exports_viewer\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment Privacy_viewer on Viewer {\n    id\n    settings {\n      directMessages\n      showsInSearch\n      language\n    }\n  }\n"): (typeof documents)["\n  fragment Privacy_viewer on Viewer {\n    id\n    settings {\n      directMessages\n      showsInSearch\n      language\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment Providers_viewer on Viewer {\n    id\n    isEmailVerified\n    isSignUpComplete\n    identities {\n      id\n      provider\n      email\n      createdAt\n    }\n  }\n"): (typeof documents)["\n  fragment Providers_viewer on Viewer {\n    id\n    isEmailVerified\n    isSignUpComplete\n    identities {\n      id\n      provider\n      email\n      createdAt\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment Providers_query on Query {\n    signInProviders {\n      name\n      label\n      startUrl\n    }\n  }\n"): (typeof documents)["\n  fragment Providers_query on Query {\n    signInProviders {\n      name\n      label\n      startUrl\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UnlinkIdentity($id: ID!) {\n    unlinkIdentity(id: $id) {\n      id\n      ...Providers_viewer\n    }\n  }\n"): (typeof documents)["\n  mutation UnlinkIdentity($id: ID!) {\n    unlinkIdentity(id: $id) {\n      id\n      ...Providers_viewer\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment Pushes_viewer on Viewer {\n    id\n    pushSubscriptions {\n      id\n      device\n      createdAt\n    }\n  }\n"): (typeof documents)["\n  fragment Pushes_viewer on Viewer {\n    id\n    pushSubscriptions {\n      id\n      device\n      createdAt\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment Pushes_query on Query {\n    pushPublicKey\n  }\n"): (typeof documents)["\n  fragment Pushes_query on Query {\n    pushPublicKey\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RegisterPush($input: PushSubscriptionInput!) {\n    registerPush(input: $input) {\n      id\n    }\n  }\n"): (typeof documents)["\n  mutation RegisterPush($input: PushSubscriptionInput!) {\n    registerPush(input: $input) {\n      id\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RemovePush($id: ID!) {\n    removePush(id: $id)\n  }\n"): (typeof documents)["\n  mutation RemovePush($id: ID!) {\n    removePush(id: $id)\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment Quiet_viewer on Viewer {\n    id\n    settings {\n      quietHours {\n        start\n        end\n        timeZone\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment Quiet_viewer on Viewer {\n    id\n    settings {\n      quietHours {\n        start\n        end\n        timeZone\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment Sessions_viewer on Viewer {\n    id\n    sessions {\n      id\n      device\n      isCurrent\n      createdAt\n      lastUsedAt\n    }\n  }\n"): (typeof documents)["\n  fragment Sessions_viewer on Viewer {\n    id\n    sessions {\n      id\n      device\n      isCurrent\n      createdAt\n      lastUsedAt\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RevokeSession($id: ID!) {\n    revokeSession(id: $id)\n  }\n"): (typeof documents)["\n  mutation RevokeSession($id: ID!) {\n    revokeSession(id: $id)\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RevokeOtherSessions {\n    revokeOtherSessions\n  }\n"): (typeof documents)["\n  mutation RevokeOtherSessions {\n    revokeOtherSessions\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CompleteSignUp($input: CompleteSignUpInput!) {\n    completeSignUp(input: $input) {\n      id\n      isSignUpComplete\n      isEmailVerified\n      user {\n        id\n        nickname\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation CompleteSignUp($input: CompleteSignUpInput!) {\n    completeSignUp(input: $input) {\n      id\n      isSignUpComplete\n      isEmailVerified\n      user {\n        id\n        nickname\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ConfirmEmailChange($token: String!) {\n    confirmEmailChange(token: $token)\n  }\n"): (typeof documents)["\n  mutation ConfirmEmailChange($token: String!) {\n    confirmEmailChange(token: $token)\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RequestPasswordReset($email: String!) {\n    requestPasswordReset(email: $email)\n  }\n"): (typeof documents)["\n  mutation RequestPasswordReset($email: String!) {\n    requestPasswordReset(email: $email)\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SignInProviders {\n    signInProviders {\n      name\n      label\n      startUrl\n    }\n  }\n"): (typeof documents)["\n  query SignInProviders {\n    signInProviders {\n      name\n      label\n      startUrl\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation BeginPasskeySignIn {\n    beginPasskeySignIn\n  }\n"): (typeof documents)["\n  mutation BeginPasskeySignIn {\n    beginPasskeySignIn\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation FinishPasskeySignIn($response: JSON!) {\n    finishPasskeySignIn(response: $response, delivery: COOKIE) {\n      accessTokenExpiresAt\n    }\n  }\n"): (typeof documents)["\n  mutation FinishPasskeySignIn($response: JSON!) {\n    finishPasskeySignIn(response: $response, delivery: COOKIE) {\n      accessTokenExpiresAt\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ResetPassword($token: String!, $newPassword: String!) {\n    resetPassword(token: $token, newPassword: $newPassword)\n  }\n"): (typeof documents)["\n  mutation ResetPassword($token: String!, $newPassword: String!) {\n    resetPassword(token: $token, newPassword: $newPassword)\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SignIn($input: SignInInput!) {\n    signIn(input: $input) {\n      accessTokenExpiresAt\n    }\n  }\n"): (typeof documents)["\n  mutation SignIn($input: SignInInput!) {\n    signIn(input: $input) {\n      accessTokenExpiresAt\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SignUp($input: SignUpInput!) {\n    signUp(input: $input)\n  }\n"): (typeof documents)["\n  mutation SignUp($input: SignUpInput!) {\n    signUp(input: $input)\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UndoEmailChange($token: String!) {\n    undoEmailChange(token: $token)\n  }\n"): (typeof documents)["\n  mutation UndoEmailChange($token: String!) {\n    undoEmailChange(token: $token)\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation VerifyEmail($token: String!) {\n    verifyEmail(token: $token)\n  }\n"): (typeof documents)["\n  mutation VerifyEmail($token: String!) {\n    verifyEmail(token: $token)\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription Inbox {\n    inbox {\n      __typename\n      ... on InboxReady {\n        unreadCount\n      }\n      ... on RoomChanged {\n        unreadCount\n        room {\n          id\n          ...RoomRow_room\n        }\n      }\n      ... on RoomGone {\n        roomId\n        unreadCount\n      }\n      ... on NotificationArrived {\n        unreadNotificationCount\n        notification {\n          id\n        }\n      }\n      ... on NotificationsRead {\n        unreadNotificationCount\n      }\n    }\n  }\n"): (typeof documents)["\n  subscription Inbox {\n    inbox {\n      __typename\n      ... on InboxReady {\n        unreadCount\n      }\n      ... on RoomChanged {\n        unreadCount\n        room {\n          id\n          ...RoomRow_room\n        }\n      }\n      ... on RoomGone {\n        roomId\n        unreadCount\n      }\n      ... on NotificationArrived {\n        unreadNotificationCount\n        notification {\n          id\n        }\n      }\n      ... on NotificationsRead {\n        unreadNotificationCount\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Me {\n    viewer {\n      id\n      email\n      isEmailVerified\n      isSignUpComplete\n      unreadCount\n      unreadNotificationCount\n      role\n      sanction {\n        id\n        kind\n        until\n      }\n      user {\n        id\n        nickname\n        avatar {\n          id\n          ...Picture_image\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query Me {\n    viewer {\n      id\n      email\n      isEmailVerified\n      isSignUpComplete\n      unreadCount\n      unreadNotificationCount\n      role\n      sanction {\n        id\n        kind\n        until\n      }\n      user {\n        id\n        nickname\n        avatar {\n          id\n          ...Picture_image\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SignOut {\n    signOut\n  }\n"): (typeof documents)["\n  mutation SignOut {\n    signOut\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ResendVerificationEmail($email: String!) {\n    resendVerificationEmail(email: $email)\n  }\n"): (typeof documents)["\n  mutation ResendVerificationEmail($email: String!) {\n    resendVerificationEmail(email: $email)\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;